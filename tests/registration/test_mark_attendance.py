import pytest

from praksisnet.journal.models import Entry
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.registration.actions import cancel_registration, mark_attendance
from praksisnet.registration.queries import Figures, figures_of, meetings_by_municipality
from praksisnet.registration.words import State
from tests.registration.conftest import MEETING_DAY

SYSTEM = Actor.system("test")


@pytest.fixture
def three(meeting, comes):
    return [comes(meeting, name) for name in ("Greve", "Faxe", "Faxe")]


def mark(meeting, registrations):
    with clock.moved_to(clock.at(MEETING_DAY, 14)):
        return mark_attendance(meeting, [one.pk for one in registrations], by=SYSTEM)


def test_who_is_not_ticked_did_not_attend(meeting, three):
    mark(meeting, three[:2])

    for one in three:
        one.refresh_from_db()
    assert [one.state for one in three] == [State.ATTENDED, State.ATTENDED, State.NO_SHOW]


def test_marking_can_be_repeated_and_mended(meeting, three):
    changed = [mark(meeting, three[:2]), mark(meeting, three[:2]), mark(meeting, three)]

    assert changed == [3, 0, 1]
    assert Entry.objects.filter(verb__in=["attended", "no_show"]).count() == 4


def test_before_the_meeting_it_is_refused(meeting, three):
    with pytest.raises(Refused, match="when the meeting has begun"):
        mark_attendance(meeting, [], by=SYSTEM)


def test_those_who_wait_and_those_of_other_meetings_are_left_alone(make_meeting, comes):
    meeting, other = make_meeting(places=1), make_meeting(title="Et andet")
    _seated, waiting, elsewhere = comes(meeting), comes(meeting), comes(other)

    mark(meeting, [waiting, elsewhere])

    for one in (waiting, elsewhere):
        one.refresh_from_db()
    assert [waiting.state, elsewhere.state] == [State.WAITING, State.REGISTERED]


def test_figures_of_many_meetings_are_one_statement(make_meeting, comes, statements):
    first, second = make_meeting(places=2), make_meeting(title="Et andet")
    made = [comes(first, name) for name in ("Greve", "Faxe", "Greve", "Lejre")]
    cancel_registration(made[3], by=SYSTEM)

    with statements.exactly(1):
        found = figures_of([first.pk, second.pk])

    assert found == {first.pk: Figures(registered=2, waiting=1, municipalities=2), second.pk: Figures()}


def test_figures_tell_who_came_and_keep_who_was_registered(meeting, three):
    mark(meeting, three[:1])

    assert figures_of([meeting.pk])[meeting.pk] == Figures(
        registered=3, attended=1, no_shows=2, municipalities=2, present=1
    )


def test_figures_as_words(meeting, three):
    before = figures_of([meeting.pk])[meeting.pk].said
    mark(meeting, three[:1])

    assert [before, figures_of([meeting.pk])[meeting.pk].said] == [
        "3 registered from 2 municipalities",
        "1 attended from 1 municipality",
    ]


def test_the_meetings_of_a_municipality_are_those_where_somebody_came(meeting, three, world):
    mark(meeting, three[1:])

    home = {one.municipality_id: one.municipality.name for one in three}
    counted = meetings_by_municipality(world.here.programme)
    assert {home[pk]: number for pk, number in counted.items()} == {"Faxe": 1}
