from collections.abc import Callable

import pytest

from praksisnet.access.actions import audience
from praksisnet.kit import clock
from praksisnet.search.actions import put
from praksisnet.search.documents import Document
from praksisnet.search.models import SearchEntry
from praksisnet.search.queries import Scope, search

Write = Callable[..., None]


@pytest.fixture
def write(db) -> Write:
    """Put a text into the index; everybody may read it unless ``tokens`` say otherwise."""

    def _write(title: str, text: str = "", *, tokens: tuple[str, ...] = ("public",), **values: object) -> None:
        known = {"kind": "text", "key": title, "address": f"/{title}", **values}
        put(Document(title=title, text=text, audience=audience(tokens), **known))

    return _write


@pytest.fixture
def titles(db) -> Callable[..., list[str]]:
    """The titles that a holder of these tokens finds, best first."""

    def _titles(query: str, *tokens: str, **options: object) -> list[str]:
        found = search(Scope(frozenset(("public", *tokens)), clock.now()), query, **options)
        known = SearchEntry.objects.in_bulk(found.entries)
        return [known[pk].title for pk in found.entries]

    return _titles


@pytest.fixture
def correction(db) -> Callable[..., str]:
    return lambda query, *tokens: search(Scope(frozenset(("public", *tokens)), clock.now()), query).correction
