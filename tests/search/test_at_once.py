"""Texts that share words, written at the same moment on a database that lets them."""

import threading

import pytest
from django.db import DatabaseError, connection, transaction

from praksisnet.access.actions import audience
from praksisnet.search import actions, postings
from praksisnet.search.actions import forget_words, remove
from praksisnet.search.documents import Document
from praksisnet.search.models import SearchEntry, Term
from tests.parallel import PATIENCE, all_at_once, until_so_many_wait

WORDS = "alfa beta gamma"
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("sqlite" in connection.vendor, reason="SQLite has one writer, and tests keep it in memory."),
]


@pytest.mark.parametrize("in_one_order", [True, pytest.param(False, id="control")])
def test_texts_that_share_words_do_not_wait_for_each_other_and_each_is_counted(write, monkeypatch, in_one_order):
    write("alfa", WORDS, key="order")
    for key in ("one", "other", "middle"):
        write("alfa", key=key)
    if not in_one_order:
        _turn_the_order_of("other", monkeypatch)
    held = threading.Event()

    @transaction.atomic
    def hold_beta_until_both_wait() -> None:
        write("alfa", "beta", key="middle")
        held.set()
        until_so_many_wait(2)

    def write_one() -> None:
        held.wait(PATIENCE)
        write("alfa", WORDS, key="one")

    def write_other() -> None:
        """Second in the row for beta; in the control with gamma in hand, which the first wants then."""
        held.wait(PATIENCE)
        until_so_many_wait(1)
        write("alfa", WORDS, key="other")

    acts = [hold_beta_until_both_wait, write_one, write_other]
    given = all_at_once(lambda number: acts[number](), times=3)

    given_up = sum(isinstance(one, DatabaseError) for one in given)
    counts = dict(Term.objects.values_list("text", "entries"))
    assert (given_up, counts["alfa"], counts["beta"], counts["gamma"]) == (
        (0, 4, 4, 3) if in_one_order else (1, 4, 3, 2)
    )


@pytest.mark.parametrize("is_looked_at", [True, pytest.param(False, id="control")])
@pytest.mark.parametrize("change", ["written", "removed"])
def test_entry_that_changes_while_a_text_waits_for_it_has_that_texts_words_and_no_others(
    write, monkeypatch, change, is_looked_at
):
    write("alfa", "beta", key="one")
    write("alfa beta gamma delta", key="other")
    if not is_looked_at:
        _do_not_look(monkeypatch)
    held = threading.Event()

    @transaction.atomic
    def change_it_and_wait() -> None:
        remove("text", "one") if change == "removed" else write("alfa", "beta delta", key="one")
        held.set()
        until_so_many_wait(1)

    def write_it() -> None:
        held.wait(PATIENCE)
        write("alfa", "beta gamma", key="one")

    acts = [change_it_and_wait, write_it]
    given = all_at_once(lambda number: acts[number](), times=2)

    words = set(Term.objects.filter(postings__entry__key="one").values_list("text", flat=True))
    counts = dict(Term.objects.values_list("text", "entries"))
    right = (words, counts) == ({"alfa", "beta", "gamma"}, {"alfa": 2, "beta": 2, "gamma": 2, "delta": 1})
    assert (given, right) == ([None, None], is_looked_at)


@pytest.mark.parametrize("is_held", [True, pytest.param(False, id="control")])
def test_comparison_does_not_bring_back_what_is_being_removed(monkeypatch, is_held):
    document = Document("text", "one", "alfa", "/", audience(["public"]))
    removed, compared = threading.Event(), threading.Event()
    monkeypatch.setattr(actions, "sources", lambda: {("text",): lambda _key: [] if compared.is_set() else [document]})
    if not is_held:
        monkeypatch.setattr(actions, "hold_for_repair", lambda *_: True)

    @transaction.atomic
    def remove_it_and_wait() -> None:
        remove("text", "one")
        removed.set()
        compared.wait(PATIENCE)

    def compare() -> int:
        removed.wait(PATIENCE)
        try:
            return actions.compare()
        finally:
            compared.set()

    acts = [remove_it_and_wait, compare]
    given = all_at_once(lambda number: acts[number](), times=2)

    assert (set(given), SearchEntry.objects.exists()) == (({None, 0}, False) if is_held else ({None, 1}, True))


def test_word_that_is_being_written_is_not_forgotten(write):
    write("alfa beta", key="one")
    remove("text", "one")
    held, forgotten = threading.Event(), threading.Event()

    @transaction.atomic
    def write_alfa_and_wait() -> None:
        write("alfa", key="other")
        held.set()
        forgotten.wait(PATIENCE)

    def forget() -> int:
        held.wait(PATIENCE)
        gone = forget_words()
        forgotten.set()
        return gone

    acts = [write_alfa_and_wait, forget]
    given = all_at_once(lambda number: acts[number](), times=2)

    assert (set(given), dict(Term.objects.values_list("text", "entries"))) == ({None, 1}, {"alfa": 1})


def _do_not_look(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether the entry is as it was when the statement began."""
    as_it_was = "AND (SELECT xmin FROM mine) IS NOT DISTINCT FROM (SELECT xmin FROM seen)"
    statement = postings._AT_ONCE.replace(as_it_was, "")
    statement = statement.replace("search_searchentry.id = (SELECT id FROM mine)", "TRUE")
    monkeypatch.setattr(postings, "_AT_ONCE", statement)


def _turn_the_order_of(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    turned = f"ORDER BY CASE WHEN %(key)s = '{key}' THEN -id ELSE id END FOR"
    monkeypatch.setattr(postings, "_AT_ONCE", postings._AT_ONCE.replace("ORDER BY id FOR", turned))
