"""Random histories of everything that can be done about a meeting, through its deadline to its end."""

from collections import Counter
from datetime import timedelta
from random import Random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from praksisnet.kit import clock
from praksisnet.notices.models import Letter
from praksisnet.registration import actions, rules
from praksisnet.registration.actions import moving_up
from praksisnet.registration.models import Registration
from praksisnet.registration.words import HELD, State
from tests import factories
from tests.registration.acting import Hands
from tests.registration.grounds import meeting_on, members, round_of
from tests.registration.holding import broken
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
    rows = list(Registration.objects.filter(meeting=meeting))
    waiting = [one for one in rows if one.mode == mode and one.state == State.WAITING]
    held = Counter(one.municipality_id for one in rows if one.state in HELD)
    seated = {*held, None}
    kept = {}
    if meeting.reserved_until_at and clock.now() < meeting.reserved_until_at:
        invited = set(meeting.network.invitations.values_list("municipality", flat=True))
        kept = {pk: max(0, meeting.reserved_each - held[pk]) for pk in invited}
    before_visitors = clock.now() < (meeting.own_first_until_at or meeting.starts_at - timedelta(days=14))

    def rank(one):
        put = one.put_first_at.timestamp() if one.put_first_at else float("-inf")
        late = meeting.unseated_first and one.municipality_id in seated
        return -put, before_visitors and one.is_visitor, late, one.queued_at, one.pk

    def may(one):
        home = one.municipality_id
        if home and meeting.most_each and held[home] >= meeting.most_each:
            return False
        return bool(home and kept.get(home)) or free > sum(kept.values())

    return min((one for one in waiting if may(one)), key=rank, default=None) if free > 0 else None


@pytest.fixture
def watched(monkeypatch):
    """Whoever is brought up was the first by the rule, and it is not too late."""
    wrong = []
    next_up = moving_up.next_up

    def watching(at, mode):
        chosen, pool = next_up(at, mode), at.pool(None, mode)
        expected = first_by_the_rule(at.meeting, mode, pool.free if pool else 0)
        if chosen != expected:
            wrong.append((chosen, expected))
        return chosen

    bring_up = moving_up.bring_up

    def bringing(at, registration, *, by):
        if clock.now() >= rules.quiet_from(at.meeting) or registration.refused_at:
            wrong.append((registration, clock.now()))
        bring_up(at, registration, by=by)

    monkeypatch.setattr(moving_up, "next_up", watching)
    monkeypatch.setattr(moving_up, "bring_up", bringing)
    return wrong


START, DEADLINE = clock.at(MEETING_DAY, 9, 30), clock.at(MEETING_DAY - timedelta(days=7), 12)
KEPT = {"reserved_each": 1, "reserved_until_at": clock.at(MEETING_DAY - timedelta(days=6))}

# A history is its seed: there is nothing to make smaller.
ALWAYS = settings(
    max_examples=5,
    deadline=None,
    phases=[Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@ALWAYS
@given(
    seed=st.integers(0, 2**32),
    places=st.integers(0, 4),
    online=st.sampled_from([0, 1, 2]),
    ranked=st.booleans(),
    unseated_first=st.booleans(),
    shares=st.sampled_from([{}, {}, {"most_each": 1}, {"most_each": 2}, KEPT, {**KEPT, "most_each": 2}]),
)
def test_nothing_is_ever_wrong(watched, seed, places, online, ranked, unseated_first, shares):
    """Two networks, each at home in one of two dates of a round and a visitor at the other."""
    with transaction.atomic():
        chance, network = Random(seed), factories.network()
        other, one_round = factories.network(network.programme), round_of(network)
        homes = [factories.municipality() for _ in range(3)]
        people = [*members(network, homes, 5), *members(other, homes[1:], 3), somebody()]
        facts = {"of_round": one_round, "unseated_first": unseated_first, "closes_at": DEADLINE, **shares}
        meeting = meeting_on(network, START, places=places, online=online, ranked_wishes=ranked, **facts)
        away = meeting_on(other, START + timedelta(days=5), places=2, **facts)
        hands = Hands(meeting, people, homes, chance, away)
        for moment in MOMENTS:
            with clock.moved_to(moment):
                if meeting.reserved_each:  # what is kept is free at a moment, and the next minute's job gives it
                    actions.keep_queues(by=SYSTEM)
            for second in range(5):
                with clock.moved_to(moment + timedelta(seconds=second)):
                    done = hands.act()
                    wrong = [*broken(hands.meeting), *watched]
                    assert wrong == [], f"after {done} at {clock.now()}"
            with clock.moved_to(moment + timedelta(seconds=5)):
                assert [*broken(meeting), *broken(away)] == [], f"at {clock.now()}"
        quiet = Letter.objects.filter(purpose__in=["registration.asked", "registration.promoted"])
        here = {"subject_id__in": meeting.registrations.values("pk")}
        assert not quiet.filter(queued_at__gte=clock.at(MEETING_DAY, 5, 30), **here).exists()
        transaction.set_rollback(True)


def test_the_watch_can_fail(watched, monkeypatch):
    """The control: an order from the back is seen."""
    meeting = meeting_of(places=1)
    monkeypatch.setattr(
        moving_up, "waiting_in_order", lambda at, mode: Registration.objects.filter(state="waiting").order_by("-pk")
    )
    hands = Hands(meeting, [somebody() for _ in range(4)], [], Random(1))
    for person in hands.people:
        hands.people = [person]
        hands.register()

    actions.cancel_registration(Registration.objects.get(state=State.REGISTERED), by=SYSTEM)

    assert watched
