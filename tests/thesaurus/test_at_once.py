"""A word is kept whole while a text that holds it is being saved, on a database that lets both."""

import threading

import pytest
from django.db import connection, transaction

from praksisnet.access.actions import audience
from praksisnet.search import actions, postings
from praksisnet.search.actions import put
from praksisnet.search.documents import Document
from praksisnet.search.models import Term
from praksisnet.thesaurus.actions import add_rule
from praksisnet.thesaurus.words import Kind
from tests.parallel import PATIENCE, all_at_once, until_so_many_wait
from tests.thesaurus.conftest import BY

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("sqlite" in connection.vendor, reason="SQLite has one writer, and tests keep it in memory."),
]


@pytest.mark.parametrize("is_looked_at", [True, pytest.param(False, id="control")])
def test_text_that_waited_for_a_rule_is_read_by_it(monkeypatch, is_looked_at):
    _write("Plejefamilier")
    if not is_looked_at:
        monkeypatch.setattr(postings, "_AT_ONCE", postings._AT_ONCE.replace("AND ({mark}) = %(mark)s", ""))
    held = threading.Event()

    @transaction.atomic
    def keep_it_whole_and_wait() -> None:
        add_rule(Kind.WHOLE, ["plejefamilier"], by=BY)
        held.set()
        until_so_many_wait(1)

    def write_it_again() -> None:
        held.wait(PATIENCE)
        _write("Plejefamilier mødes")

    acts = [keep_it_whole_and_wait, write_it_again]
    given = all_at_once(lambda number: acts[number](), times=2)

    parts = set() if is_looked_at else {"plej", "famili"}
    assert (given, _words()) == ([None, None], {"plejefamili", "moed"} | parts)


def test_text_that_a_rule_could_not_see_yet_is_read_by_it_after_the_next_comparison(monkeypatch):
    document = Document("text", "one", "Plejefamilier", "/", audience(["member"]))
    monkeypatch.setattr(actions, "sources", lambda: {("text",): lambda _key: [document]})
    written, ruled = threading.Event(), threading.Event()

    @transaction.atomic
    def write_and_wait() -> None:
        put(document)
        written.set()
        assert ruled.wait(PATIENCE)

    def make_a_rule() -> None:
        written.wait(PATIENCE)
        add_rule(Kind.WHOLE, ["plejefamilier"], by=BY)
        ruled.set()

    acts = [write_and_wait, make_a_rule]
    given = all_at_once(lambda number: acts[number](), times=2)
    before = _words()

    assert (given, actions.compare(), actions.compare()) == ([None, None], 1, 0)
    assert (len(before), len(_words())) == (3, 1)


def _words() -> set[str]:
    return set(Term.objects.filter(postings__entry__key="one").values_list("text", flat=True))


def _write(title: str) -> None:
    """Of a kind that no room has, so that no comparison in the background mends it."""
    put(Document(kind="text", key="one", title=title, address="/", audience=audience(["member"])))
