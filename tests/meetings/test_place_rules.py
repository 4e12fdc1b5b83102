from datetime import date, timedelta

import pytest
from django.urls import reverse

from praksisnet.journal.models import Entry
from praksisnet.kit import clock
from praksisnet.kit.permissions import Who
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.actions import set_date, set_place_rules
from tests import factories
from tests.registration.queues import MEETING_DAY, MONDAY, SYSTEM, comes, meeting_of, states

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _monday(in_english):
    with clock.moved_to(clock.at(MONDAY, 9)):
        yield


def test_the_rules_are_kept_and_the_same_again_is_no_change():
    meeting = meeting_of(places=5)

    for _ in range(2):
        meeting = set_place_rules(meeting, answer_hours=12, most_each=2, by=SYSTEM)

    assert (meeting.answer_hours, meeting.most_each, meeting.quiet_hours) == (12, 2, 4)
    assert Entry.objects.get(verb="place_rules_set").fields == ["answer_hours", "most_each"]


def test_who_may_come_by_the_new_rules_moves_up_at_once():
    meeting = meeting_of(places=5, most_each=1)
    koege = factories.municipality("Køge")
    comes(meeting, koege)
    waiting = comes(meeting, koege)

    set_place_rules(meeting, most_each=2, by=SYSTEM)

    assert states(waiting) == ["registered"]


@pytest.mark.parametrize(
    ("rules", "code"),
    [
        ({"firm_from_at": clock.at(MEETING_DAY, 10)}, "firm_from_at"),
        ({"reserved_each": 1}, "reserved_until_at"),
        ({"reserved_each": 3, "reserved_until_at": clock.at(date(2026, 9, 1))}, "reserved_each"),
        ({"reserved_each": 2, "most_each": 1, "reserved_until_at": clock.at(date(2026, 9, 1))}, "most_each"),
    ],
)
def test_rules_that_do_not_hold_are_refused(rules, code):
    meeting = meeting_of(places=2)
    factories.invitation(meeting.network)

    with pytest.raises(Refused) as refused:
        set_place_rules(meeting, **rules, by=SYSTEM)

    assert refused.value.code == code


def test_the_moments_keep_their_distance_when_the_meeting_moves_over_a_clock_change():
    meeting = meeting_of(places=2, firm_from_at=clock.at(date(2026, 9, 20), 8))

    starts_at = clock.at(date(2026, 11, 5), 9, 30)
    meeting = set_date(meeting, starts_at=starts_at, ends_at=starts_at + timedelta(hours=4), by=SYSTEM)

    assert meeting.firm_from_at == clock.at(date(2026, 11, 1), 8)


def test_the_page_says_beside_the_field_what_is_wrong_and_saves_what_is_right(world):
    meeting = world.make("meeting")
    client, address = world.client(Who.FACILITATOR, language="en"), reverse("meetings:place_rules", args=[meeting.pk])
    sent = {"answer_hours": "24", "quiet_hours": "4", "reserved_each": "1"}

    refused = client.post(address, sent)
    saved = client.post(address, {**sent, "reserved_each": "0", "most_each": "3"})

    meeting.refresh_from_db()
    assert (refused.status_code, "Say until when the places are kept." in refused.content.decode()) == (422, True)
    assert (saved.status_code, meeting.most_each) == (302, 3)
