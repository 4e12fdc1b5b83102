"""Many at the same moment, on a database that lets them: one answer, one holder."""

import pytest
from django.db import connection

from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.networks import actions
from praksisnet.networks.models import InvitationAnswer, Role, Tenure
from tests.networks.conftest import BIRTHE, METTE
from tests.parallel import all_at_once

CROWD = 6
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("sqlite" in connection.vendor, reason="SQLite has one writer, and tests keep it in memory."),
]


def refused(given):
    """How many were refused; anything else that went wrong is told."""
    assert [one for one in given if isinstance(one, Exception) and not isinstance(one, Refused)] == []
    return sum(isinstance(one, Refused) for one in given)


def test_six_colleagues_confirm_at_once_and_one_answer_counts(invitation):
    statements = [
        actions.state_answer(
            invitation, **{**BIRTHE, "address": f"a{number}@koege.example"}, answer="accepted", by=Actor.guest()
        )
        for number in range(CROWD)
    ]

    given = all_at_once(lambda number: actions.confirm_answer(statements[number], by=Actor.guest()), times=CROWD)

    assert refused(given) == CROWD - 1
    assert InvitationAnswer.objects.filter(confirmed_at__isnull=False).count() == 1
    assert Role.objects.filter(kind="coordinator").count() == 1


def test_six_people_are_named_at_once_and_one_holds_the_seat(seat, by):
    people = [{"name": f"Nr. {number}", "title": "", "email": f"n{number}@koege.example"} for number in range(CROWD)]

    given = all_at_once(lambda number: actions.name_holder(seat, people[number], by=by), times=CROWD)

    assert (refused(given), Tenure.objects.filter(seat=seat).count()) == (CROWD - 1, 1)


NEW = {"name": "Ib Holm", "title": "", "email": "ib@koege.example"}


@pytest.mark.parametrize(
    ("path", "form", "purpose"),
    [
        ("/programmes/{programme}/roles/", {**NEW, "kind": "reader"}, "role"),
        ("/networks/answers/{invitation}/coordinators/", NEW, "role"),
        ("/seats/{seat}/", NEW, "seat"),
        ("/seats/{held}/handover/", NEW, "taken_over"),
    ],
)
def test_a_button_pressed_six_times_at_once_writes_one_letter(
    accepted, line, by, signed_in, letters, path, form, purpose
):
    seats = accepted.network.seats.order_by("number")
    actions.name_holder(seats[1], METTE, by=by)
    keys = {"programme": accepted.network.programme_id, "invitation": accepted.pk}
    url = path.format(**keys, seat=seats[0].pk, held=seats[1].pk)
    browsers = [signed_in(line) for _ in range(CROWD)]

    answers = all_at_once(lambda number: browsers[number].post(url, form).status_code, times=CROWD)

    assert answers == [302] * CROWD
    assert [address for address, _subject in letters(purpose)].count(NEW["email"]) == 1
