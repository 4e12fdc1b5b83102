import pytest

from praksisnet.journal.models import Entry
from praksisnet.kit import clock
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.models import Pool
from praksisnet.registration.actions import cancel_registration, give_place, put_first
from praksisnet.registration.queries import queue_place
from praksisnet.registration.queries.history import history_of
from praksisnet.registration.words import State
from tests.guard.numbers import some_number
from tests.registration.conftest import letters
from tests.registration.queues import AFTER_DEADLINE, MEETING_DAY, SYSTEM, comes, meeting_of, states, taken

pytestmark = pytest.mark.django_db


def test_who_is_put_first_moves_up_next_and_the_others_see_it():
    meeting = meeting_of(places=1)
    first, second, third = (comes(meeting) for _ in range(3))

    put_first(third, reason="Holder oplæg", by=SYSTEM)
    passed = queue_place(second)
    cancel_registration(first, by=SYSTEM)

    assert (passed.number, passed.put_first) == (2, 1)
    assert states(second, third) == [State.WAITING, State.REGISTERED]


def test_who_is_put_first_last_stands_foremost():
    meeting = meeting_of(places=1)
    _first, second, third = (comes(meeting) for _ in range(3))

    put_first(second, reason="Holder oplæg", by=SYSTEM)
    put_first(third, reason="Skal med", by=SYSTEM)

    third.refresh_from_db()
    assert queue_place(third).number == 1


def test_the_reason_is_in_the_history_and_can_be_erased():
    meeting = meeting_of(places=1)
    comes(meeting)
    waiting = comes(meeting)

    put_first(waiting, reason="  Holder oplæg ", by=SYSTEM)

    [step] = [one for one in history_of(waiting) if one.reason]
    entry = Entry.objects.get(verb="put_first")
    assert (step.text, step.reason, entry.refs) == ("Was put first by hand", "Holder oplæg", {})


def test_give_a_free_place_before_anybodys_turn():
    """There is one because nobody is asked while two wait for the facilitator."""
    meeting = meeting_of(places=1)
    _first, second, third = (comes(meeting) for _ in range(3))
    Pool.objects.filter(meeting=meeting).update(capacity=2)

    give_place(third, reason="Skal holde oplæg", by=SYSTEM)

    assert (states(second, third), taken(meeting)) == ([State.WAITING, State.REGISTERED], 2)
    assert [one.to_person for one in letters("promoted")] == [third.person]


def test_after_the_deadline_a_place_given_by_hand_needs_no_answer():
    meeting = meeting_of(places=1)
    _first, second = comes(meeting), comes(meeting)
    with clock.moved_to(AFTER_DEADLINE):
        Pool.objects.filter(meeting=meeting).update(capacity=2)

        give_place(second, reason="Aftalt i telefonen", by=SYSTEM)

    assert (states(second), letters("asked")) == ([State.REGISTERED], [])


@pytest.mark.parametrize(
    ("move", "reason", "said"),
    [
        (give_place, "Skal med", "No place is free. Put the person first, and the next one is theirs."),
        (put_first, "  ", "Say why."),
    ],
)
def test_moving_by_hand_is_refused(move, reason, said):
    meeting = meeting_of(places=1)
    comes(meeting)
    waiting = comes(meeting)

    with pytest.raises(Refused) as refused:
        move(waiting, reason=reason, by=SYSTEM)

    assert (refused.value.messages, states(waiting), taken(meeting)) == ([said], [State.WAITING], 1)


def test_a_civil_registration_number_is_no_reason():
    meeting = meeting_of(places=1)
    comes(meeting)
    waiting = comes(meeting)

    with pytest.raises(Refused):
        put_first(waiting, reason=f"Barnet {some_number()}", by=SYSTEM)

    assert not Entry.objects.filter(verb="put_first").exists()


def test_nobody_is_moved_in_the_quiet_hours():
    meeting = meeting_of(places=1)
    comes(meeting)
    waiting = comes(meeting)

    with clock.moved_to(clock.at(MEETING_DAY, 6)), pytest.raises(Refused) as refused:
        put_first(waiting, reason="Skal med", by=SYSTEM)

    assert refused.value.messages == ["Nobody is moved or asked in the last hours before the meeting."]
