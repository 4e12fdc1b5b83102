from collections.abc import Iterator

import pytest

from praksisnet.access.actions import audience
from praksisnet.search import actions, documents, tasks
from praksisnet.search.actions import remove
from praksisnet.search.documents import Document
from praksisnet.search.models import Term

TITLES = ["Samvær a", "Samvær b", "Samvær c"]


@pytest.fixture
def source(db, titles, monkeypatch):
    """A room with three texts in the index; ``found``: what search gave after each that the comparison looked at."""
    found: list[list[str]] = []

    def texts(key: str) -> Iterator[Document]:
        for title in [key] if key else TITLES:
            yield Document("text", title, title, f"/{title}", audience(["public"]))
            if not key:
                found.append(titles("samvær"))

    monkeypatch.setattr(actions, "sources", lambda: {("text",): texts})
    actions.compare()
    found.clear()
    return found


def test_index_made_anew_is_searched_meanwhile(source, monkeypatch):
    monkeypatch.setattr(documents, "MADE", "other")

    assert (actions.compare(), source) == (3, [TITLES] * 3)


def test_comparison_broken_off_leaves_a_whole_index_and_goes_on_where_it_was(source, titles, monkeypatch):
    monkeypatch.setattr(documents, "MADE", "other")
    write, written = actions.write, []

    def write_one(*values: object) -> None:
        if written:
            raise KeyboardInterrupt
        written.append(values)
        write(*values)

    monkeypatch.setattr(actions, "write", write_one)
    with pytest.raises(KeyboardInterrupt):
        actions.compare()
    monkeypatch.setattr(actions, "write", write)

    assert (titles("samvær"), actions.compare()) == (TITLES, 2)


def test_comparison_does_not_bring_back_what_is_hidden_after_it_was_read(db, titles, monkeypatch):
    live = list(TITLES)

    def texts(key: str) -> Iterator[Document]:
        for title in [title for title in live if key in ("", title)]:
            yield Document("text", title, title, f"/{title}", audience(["public"]))

    def read_then_hide(key: str) -> Iterator[Document]:
        read = list(texts(key))
        if not key:
            live.remove("Samvær b")
        yield from read

    monkeypatch.setattr(actions, "sources", lambda: {("text",): read_then_hide})

    assert (actions.compare(), titles("samvær")) == (2, ["Samvær a", "Samvær c"])


def test_after_the_comparison_no_word_is_left_that_stands_in_nothing(source, write):
    write("Orlov")
    remove("text", "Orlov")

    tasks.compare.func()

    assert not Term.objects.filter(surface="orlov").exists()
