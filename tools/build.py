"""Everything that is made from the source: assets, word list, catalogues, when something they are made of changed."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from praksisnet.kit import catalogues as texts
from tools import assets as look
from tools import word_list


def main(arguments: list[str]) -> int:
    with words():
        assets(force="--force" in arguments)
        catalogues()
    return 0


def assets(*, force: bool = False) -> None:
    if look.build(force=force):
        sys.stderr.write("praksisnet: built the assets\n")


@contextmanager
def words() -> Iterator[None]:
    """Beside what else is made, in a process of its own: one that goes on to serve would keep 55 MB of the making."""
    if not word_list.is_stale():
        yield
        return
    with subprocess.Popen([sys.executable, "-m", "tools.word_list"], cwd=Path(word_list.ROOT)) as child:
        yield
        if child.wait():
            raise SystemExit("The word list of search could not be made.")
    sys.stderr.write("praksisnet: built the word list of search\n")


def catalogues() -> None:
    if stale := texts.compile_stale():
        sys.stderr.write(f"praksisnet: compiled {len(stale)} catalogues\n")
