"""Random histories of everything that can be done about a meeting, through its deadline to its end."""

from datetime import timedelta
from random import Random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from praksisnet.kit import clock
from praksisnet.notices.models import Letter
from praksisnet.registration import actions, rules
from praksisnet.registration.actions import desk
from praksisnet.registration.models import Registration
from praksisnet.registration.words import TAKEN, State
from tests import factories
from tests.registration.acting import Hands, broken
from tests.registration.queues import MEETING_DAY, SYSTEM, meeting_of, somebody

pytestmark = pytest.mark.django_db

# Before the deadline, just before and after it, the night before, at the edge of the quiet hours, and afterwards.
MOMENTS = [
    clock.at(MEETING_DAY) - timedelta(days=60),
    clock.at(MEETING_DAY) - timedelta(days=8),
    clock.at(MEETING_DAY) - timedelta(days=6),
    clock.at(MEETING_DAY) - timedelta(days=5, hours=1),
    clock.at(MEETING_DAY) - timedelta(hours=3),
    clock.at(MEETING_DAY, 5, 29),
    clock.at(MEETING_DAY, 5, 30),
    clock.at(MEETING_DAY, 9, 31),
]


def first_by_the_rule(meeting, mode, free):
    """The same order, told independently and slowly: whose turn it is among those who may have a place."""
    waiting = list(Registration.objects.filter(meeting=meeting, mode=mode, state=State.WAITING))
    held = [one.municipality_id for one in Registration.objects.filter(meeting=meeting, state__in=TAKEN)]

    def rank(one):
        put = one.put_first_at.timestamp() if one.put_first_at else float("-inf")
        late = meeting.unseated_first and (one.municipality_id is None or one.municipality_id in held)
        return -put, late, one.queued_at, one.pk

    may = [one for one in waiting if not meeting.most_each or held.count(one.municipality_id) < meeting.most_each]
    return min(may, key=rank) if may and free else None


@pytest.fixture
def watched(monkeypatch):
    """Whoever is brought up was the first by the rule, and it is not too late."""
    wrong = []
    next_up = desk.next_up

    def watching(at, mode):
        chosen, pool = next_up(at, mode), at.pool(None, mode)
        expected = first_by_the_rule(at.meeting, mode, pool.free if pool else 0)
        if chosen != expected:
            wrong.append((chosen, expected))
        return chosen

    bring_up = desk.bring_up

    def bringing(at, registration, *, by):
        if clock.now() >= rules.quiet_from(at.meeting) or registration.refused_at:
            wrong.append((registration, clock.now()))
        bring_up(at, registration, by=by)

    monkeypatch.setattr(desk, "next_up", watching)
    monkeypatch.setattr(desk, "bring_up", bringing)
    return wrong


# A history is its seed: there is nothing to make smaller.
ALWAYS = settings(
    max_examples=8,
    deadline=None,
    phases=[Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@ALWAYS
@given(
    seed=st.integers(0, 2**32),
    places=st.integers(0, 4),
    unseated_first=st.booleans(),
    most_each=st.sampled_from([None, None, 1, 2]),
)
def test_nothing_is_ever_wrong(watched, seed, places, unseated_first, most_each):
    with transaction.atomic():
        chance = Random(seed)
        facts = {"unseated_first": unseated_first, "most_each": most_each}
        meeting = meeting_of(places=places, workshops=[("Aftalen", 1), ("Samtalen", 2)], **facts)
        homes = [factories.municipality() for _ in range(3)]
        hands = Hands(meeting, [somebody() for _ in range(7)], homes, chance)
        for moment in MOMENTS:
            for second in range(4):
                with clock.moved_to(moment + timedelta(seconds=second)):
                    done = hands.act()
                    assert (broken(meeting), watched) == ([], []), f"after {done} at {clock.now()}"
        quiet = Letter.objects.filter(purpose__in=["registration.asked", "registration.promoted"])
        assert not quiet.filter(queued_at__gte=clock.at(MEETING_DAY, 5, 30)).exists()
        transaction.set_rollback(True)


def test_the_watch_can_fail(watched, monkeypatch):
    """The control: an order from the back is seen."""
    meeting = meeting_of(places=1)
    monkeypatch.setattr(
        desk, "waiting_in_order", lambda at, mode: Registration.objects.filter(state="waiting").order_by("-pk")
    )
    hands = Hands(meeting, [somebody() for _ in range(4)], [], Random(1))
    for person in hands.people:
        hands.people = [person]
        hands.register()

    actions.cancel_registration(Registration.objects.get(state=State.REGISTERED), by=SYSTEM)

    assert watched
