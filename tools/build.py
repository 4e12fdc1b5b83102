"""Everything that is made from the source: assets and catalogues, when something they are made of has changed."""

import sys

from praksisnet.kit import catalogues as texts
from tools import assets as look


def main(arguments: list[str]) -> int:
    assets(force="--force" in arguments)
    catalogues()
    return 0


def assets(*, force: bool = False) -> None:
    if look.build(force=force):
        sys.stderr.write("praksisnet: built the assets\n")


def catalogues() -> None:
    if stale := texts.compile_stale():
        sys.stderr.write(f"praksisnet: compiled {len(stale)} catalogues\n")
