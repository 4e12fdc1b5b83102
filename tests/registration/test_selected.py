"""What is done with many registrations at once: all of it or nothing, and nothing twice."""

import pytest

from praksisnet.journal.models import Entry
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.models import Pool
from praksisnet.registration.actions import (
    Outcome,
    cancel_registration,
    cancel_selected,
    mark_selected,
    move_selected,
)
from praksisnet.registration.models import Place, Registration
from praksisnet.registration.queries.workshops import UNTOLD
from tests.guard.numbers import some_number
from tests.registration.conftest import MEETING_DAY, letters

SYSTEM = Actor.system("test")


def states():
    return list(Registration.objects.order_by("pk").values_list("state", flat=True))


def test_cancel_for_many_tells_each_with_the_reason(meeting, comes, facilitator):
    some = [comes(meeting).pk for _ in range(3)]

    outcome = cancel_selected(meeting, some[:2], reason="Lokalet er for lille", by=facilitator)

    assert (outcome, states()) == (Outcome(done=2), ["cancelled", "cancelled", "registered"])
    assert ["Lokalet er for lille" in letter.text for letter in letters("cancelled")] == [True, True]
    assert [entry.values_row.data for entry in Entry.objects.filter(verb="cancelled")] == [
        {"reason": "Lokalet er for lille"}
    ] * 2


def test_cancel_for_many_again_changes_nothing(meeting, comes, facilitator):
    some = [comes(meeting).pk for _ in range(2)]
    cancel_selected(meeting, some, reason="Aflyst af os", by=facilitator)

    outcome = cancel_selected(meeting, some, reason="Aflyst af os", by=facilitator)

    assert (outcome, len(letters("cancelled"))) == (Outcome(already=2), 2)


def test_nobody_moves_up_who_is_cancelled_in_the_same_breath(make_meeting, comes, facilitator):
    meeting = make_meeting(places=1)
    seated, waiting, next_one = (comes(meeting) for _ in range(3))

    cancel_selected(meeting, [seated.pk, waiting.pk], reason="Fejl", by=facilitator)

    assert (states(), len(letters("promoted"))) == (["cancelled", "cancelled", "registered"], 1)
    assert Pool.objects.get(meeting=meeting, session=None).taken == 1


@pytest.mark.parametrize("reason", ["", "  ", some_number()])
def test_cancel_for_many_is_refused_without_a_reason_that_can_be_read(reason, meeting, comes, facilitator):
    one = comes(meeting)

    with pytest.raises(Refused):
        cancel_selected(meeting, [one.pk], reason=reason, by=facilitator)

    assert states() == ["registered"]


def test_another_meetings_registration_is_left_alone(meeting, make_meeting, comes, facilitator):
    other = comes(make_meeting(title="Et andet"))

    outcome = cancel_selected(meeting, [other.pk], reason="Fejl", by=facilitator)

    assert (outcome, states()) == (Outcome(), ["registered"])


def test_mark_some_as_attended_leaves_the_others(meeting, comes, facilitator):
    first, second, third = (comes(meeting) for _ in range(3))
    cancel_registration(third, by=SYSTEM)
    with clock.moved_to(clock.at(MEETING_DAY, 10)):
        outcome = mark_selected(meeting, [first.pk, third.pk], attended=True, by=facilitator)
        again = mark_selected(meeting, [first.pk, third.pk], attended=True, by=facilitator)

    assert (outcome, again) == (Outcome(done=1, passed=1), Outcome(already=1, passed=1))
    assert states() == ["attended", "registered", "cancelled"]


def test_mark_before_the_meeting_is_refused(meeting, comes, facilitator):
    one = comes(meeting)

    with pytest.raises(Refused, match="when the meeting has begun"):
        mark_selected(meeting, [one.pk], attended=False, by=facilitator)


def test_move_to_a_workshop_pins_them_there_and_frees_the_old_one(meeting, comes, workshops, facilitator):
    first, second = (comes(meeting, workshops=[workshops[0]]) for _ in range(2))

    outcome = move_selected(meeting, [first.pk, second.pk], workshops[1], by=facilitator)
    again = move_selected(meeting, [first.pk, second.pk], workshops[1], by=facilitator)

    assert (outcome, again) == (Outcome(done=2), Outcome(already=2))
    assert Place.objects.filter(session=workshops[1], pinned_at__isnull=False).count() == 2
    taken = Pool.objects.filter(meeting=meeting, session__isnull=False).order_by("session__position", "session")
    assert (list(taken.values_list("taken", flat=True)), len(letters("workshop"))) == ([0, 2, 0], 2)


def test_move_more_than_there_are_places_for_moves_nobody(meeting, comes, workshops, facilitator):
    some = [comes(meeting, workshops=[workshops[0]]).pk for _ in range(3)]

    with pytest.raises(Refused) as refused:
        move_selected(meeting, some, workshops[1], by=facilitator)

    assert refused.value.messages == ["Aftalen has 2 places left, and you have chosen 3 people."]
    assert set(Place.objects.values_list("session", flat=True)) == {workshops[0].pk}


def test_move_passes_by_who_waits(make_meeting, comes, facilitator):
    meeting = make_meeting(places=1)
    comes(meeting)
    waiting = comes(meeting)
    session = meeting.sessions.filter(block=1).first()

    outcome = move_selected(meeting, [waiting.pk], session, by=facilitator)

    assert (outcome, Place.objects.count()) == (Outcome(passed=1), 0)


def test_nothing_is_changed_once_the_meeting_has_begun(meeting, comes, workshops, facilitator):
    one = comes(meeting)
    with clock.moved_to(clock.at(MEETING_DAY, 10)):
        with pytest.raises(Refused, match="has begun"):
            move_selected(meeting, [one.pk], workshops[0], by=facilitator)
        with pytest.raises(Refused, match="has begun"):
            cancel_selected(meeting, [one.pk], reason="For sent", by=facilitator)


def test_who_is_moved_to_a_workshop_reads_it_in_the_mail(meeting, comes, workshops, facilitator):
    """What is only pinned is kept from everybody until all are told; this one has been told."""
    one = comes(meeting, workshops=[workshops[0]])

    move_selected(meeting, [one.pk], workshops[1], by=facilitator)

    assert workshops[1].title in letters("workshop")[0].text
    assert list(Place.objects.exclude(UNTOLD).values_list("session", flat=True)) == [workshops[1].pk]
