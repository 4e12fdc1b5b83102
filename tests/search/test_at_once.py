"""Texts that share words, written at the same moment on a database that lets them."""

import threading

import pytest
from django.db import DatabaseError, connection, transaction

from praksisnet.search import postings
from praksisnet.search.models import Term
from tests.parallel import all_at_once

WORDS = "alfa beta gamma"
OTHER_ORDER = "ORDER BY CASE WHEN %(entry)s / 2 * 2 = %(entry)s THEN id ELSE -id END FOR"
_WAITING = "SELECT COUNT(DISTINCT pid) FROM pg_locks WHERE NOT granted"
OFTEN = 100_000  # asked whether both wait
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("sqlite" in connection.vendor, reason="SQLite has one writer, and tests keep it in memory."),
]


@pytest.mark.parametrize("order", ["ORDER BY id FOR", pytest.param(OTHER_ORDER, id="control")])
def test_texts_that_share_words_do_not_wait_for_each_other_and_each_is_counted(write, monkeypatch, order):
    write("alfa", WORDS, key="order")
    for key in ("one", "other", "middle"):
        write("alfa", key=key)
    monkeypatch.setattr(postings, "_AT_ONCE", postings._AT_ONCE.replace("ORDER BY id FOR", order))

    held = threading.Event()

    @transaction.atomic
    def hold_beta_until_both_wait() -> None:
        write("alfa", "beta", key="middle")
        held.set()
        next(filter(None, (_waiting() == 2 for _ in range(OFTEN))))

    def write_all(key: str) -> None:
        held.wait()
        write("alfa", WORDS, key=key)

    acts = [hold_beta_until_both_wait, lambda: write_all("one"), lambda: write_all("other")]
    given = all_at_once(lambda number: acts[number](), times=3)

    given_up = sum(isinstance(one, DatabaseError) for one in given)
    counts = dict(Term.objects.values_list("text", "entries"))
    assert (given_up, counts["alfa"], counts["beta"], counts["gamma"]) == (
        (0, 4, 4, 3) if order == "ORDER BY id FOR" else (1, 4, 3, 2)
    )


def _waiting() -> int:
    with connection.cursor() as cursor:
        cursor.execute(_WAITING)
        return int(cursor.fetchone()[0])
