"""Rooms whose things are found: each says what should be in the index, and a job compares it every night."""

from collections.abc import Callable, Iterable

from praksisnet.search.documents import Document

Documents = Callable[[], Iterable[Document]]
_sources: dict[tuple[str, ...], Documents] = {}


def register_source(kinds: Iterable[str], documents: Documents) -> None:
    """``documents()`` gives everything of these kinds that is to be found, and nothing else."""
    _sources[tuple(kinds)] = documents


def sources() -> dict[tuple[str, ...], Documents]:
    return dict(_sources)
