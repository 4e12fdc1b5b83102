"""Everything that is made from the source: assets, word list, catalogues, when something they are made of changed."""

import sys

from praksisnet.kit import catalogues as texts
from tools import assets as look
from tools import word_list


def main(arguments: list[str]) -> int:
    assets(force="--force" in arguments)
    words()
    catalogues()
    return 0


def assets(*, force: bool = False) -> None:
    if look.build(force=force):
        sys.stderr.write("praksisnet: built the assets\n")


def words() -> None:
    if word_list.build():
        sys.stderr.write("praksisnet: built the word list of search\n")


def catalogues() -> None:
    if stale := texts.compile_stale():
        sys.stderr.write(f"praksisnet: compiled {len(stale)} catalogues\n")
