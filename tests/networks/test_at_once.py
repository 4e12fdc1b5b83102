"""Many at the same moment, on a database that lets them: one answer, one holder."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.networks import actions
from praksisnet.networks.models import InvitationAnswer, Role, Tenure
from tests.networks.conftest import BIRTHE

CROWD = 6
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("sqlite" in connection.vendor, reason="SQLite has one writer, and tests keep it in memory."),
]


def all_at_once(does):
    """Run ``does(number)`` in as many threads; return which were refused."""
    ready = Barrier(CROWD)

    def one(number: int) -> bool:
        ready.wait()
        try:
            does(number)
        except Refused:
            return True
        finally:
            connection.close()
        return False

    with ThreadPoolExecutor(CROWD) as threads:
        return sum(threads.map(one, range(CROWD)))


def test_six_colleagues_confirm_at_once_and_one_answer_counts(invitation):
    statements = [
        actions.state_answer(
            invitation, **{**BIRTHE, "address": f"a{number}@koege.example"}, answer="accepted", by=Actor.guest()
        )
        for number in range(CROWD)
    ]

    refused = all_at_once(lambda number: actions.confirm_answer(statements[number], by=Actor.guest()))

    assert refused == CROWD - 1
    assert InvitationAnswer.objects.filter(confirmed_at__isnull=False).count() == 1
    assert Role.objects.filter(kind="coordinator").count() == 1


def test_six_people_are_named_at_once_and_one_holds_the_seat(seat, by):
    people = [{"name": f"Nr. {number}", "title": "", "email": f"n{number}@koege.example"} for number in range(CROWD)]

    refused = all_at_once(lambda number: actions.name_holder(seat, people[number], by=by))

    assert (refused, Tenure.objects.filter(seat=seat).count()) == (CROWD - 1, 1)
