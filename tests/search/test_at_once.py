"""Texts that share words, written at the same moment on a database that lets them."""

import threading

import pytest
from django.db import DatabaseError, connection, transaction

from praksisnet.search import postings
from praksisnet.search.models import SearchEntry, Term
from tests.parallel import all_at_once

WORDS = "alfa beta gamma"
_WAITING = "SELECT COUNT(DISTINCT pid) FROM pg_locks WHERE NOT granted"
OFTEN = 100_000  # asked who waits
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
        _turn_the_order_of(SearchEntry.objects.get(key="other"), monkeypatch)
    held = threading.Event()

    @transaction.atomic
    def hold_beta_until_both_wait() -> None:
        write("alfa", "beta", key="middle")
        held.set()
        _until_so_many_wait(2)

    def write_one() -> None:
        held.wait()
        write("alfa", WORDS, key="one")

    def write_other() -> None:
        """Second in the row for beta; in the control with gamma in hand, which the first wants then."""
        held.wait()
        _until_so_many_wait(1)
        write("alfa", WORDS, key="other")

    acts = [hold_beta_until_both_wait, write_one, write_other]
    given = all_at_once(lambda number: acts[number](), times=3)

    given_up = sum(isinstance(one, DatabaseError) for one in given)
    counts = dict(Term.objects.values_list("text", "entries"))
    assert (given_up, counts["alfa"], counts["beta"], counts["gamma"]) == (
        (0, 4, 4, 3) if in_one_order else (1, 4, 3, 2)
    )


def _turn_the_order_of(entry: SearchEntry, monkeypatch: pytest.MonkeyPatch) -> None:
    turned = f"ORDER BY CASE WHEN %(entry)s = {entry.pk} THEN -id ELSE id END FOR"
    monkeypatch.setattr(postings, "_AT_ONCE", postings._AT_ONCE.replace("ORDER BY id FOR", turned))


def _until_so_many_wait(number: int) -> None:
    next(filter(None, (_waiting() >= number for _ in range(OFTEN))))


def _waiting() -> int:
    with connection.cursor() as cursor:
        cursor.execute(_WAITING)
        return int(cursor.fetchone()[0])
