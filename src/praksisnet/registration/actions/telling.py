"""Everybody is told the workshop that a run gave them: decided in one short transaction, told in many.

What is still to be told stands with the run. Each small transaction takes some off it, and writes their letters; a
worker that is killed in between loses none and doubles none, and ``tell_the_rest`` goes on where it stopped.
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.models import Session
from praksisnet.registration import mails, rules
from praksisnet.registration.actions.allocating import open_to_allocate, person_of, refuse_stale
from praksisnet.registration.actions.desk import Desk, open_desk, seat_in, write
from praksisnet.registration.actions.moving_up import move_up
from praksisnet.registration.models import Allocation, Place, Registration
from praksisnet.registration.words import State

AT_ONCE = 10  # letters in one transaction: so long nobody else comes to the desk
UNTOLD = "untold"  # in the figures of the run: the registrations whose letter is not written yet
GONE_ON_FOR = timedelta(days=1)


def tell_allocation(allocation: Allocation, *, by: Actor) -> int:
    """The places are theirs from now on, and each is told by one letter; returns how many. A repeat tells only those
    whom a run that was broken off left.

    Refuses: a run made before something changed. Then nothing is given, and it can be made anew.
    """
    _decide(allocation, by=by)
    return _tell_all(allocation, by)


def tell_the_rest(*, by: Actor) -> int:
    """Once a minute: what a killed worker left. In the name of who pressed the button; else ``by``."""
    begun = Allocation.objects.filter(told_at__gt=clock.now() - GONE_ON_FOR, figures__has_key=UNTOLD)
    return sum(
        _tell_all(one, Actor.person(one.told_by) if one.told_by else by)
        for one in begun.select_related("meeting", "told_by").order_by("pk")
    )


@transaction.atomic
def _decide(allocation: Allocation, *, by: Actor) -> None:
    """All places at once, so that nobody ever sees half of them; no letter is written here."""
    desk = open_to_allocate(allocation.meeting)
    allocation = Allocation.objects.get(pk=allocation.pk)
    if allocation.told_at:
        return
    refuse_stale(desk, allocation)
    there = _seat_all(desk, allocation.figures["given"])
    allocation.told_at, allocation.told_by = clock.now(), person_of(by)
    given = Q(pinned_at__isnull=False) | Q(registration__in=there)
    untold = Place.objects.filter(given, registration__meeting=desk.meeting, told_at__isnull=True)
    untold.update(told_at=allocation.told_at)
    waiting = _to_tell(desk, allocation)
    # Who gets what is in the rows now; of the run only its figures are kept.
    kept = {name: value for name, value in allocation.figures.items() if name not in {"given", "telling"}}
    allocation.figures = {**kept, UNTOLD: waiting}
    allocation.save(update_fields=["figures", "told_at", "told_by"])
    record("allocation_told", desk.meeting, by=by, refs={"allocation": allocation.pk, "told": len(waiting)})


def _seat_all(desk: Desk, given: Iterable[tuple[int, int]]) -> dict[int, Registration]:
    rows = Registration.objects.select_related("person", "municipality")
    there = rows.in_bulk({pk for pk, _session in given})
    sessions = Session.objects.in_bulk({session for _pk, session in given})
    for pk, session_id in given:
        if not seat_in(desk, there[pk], sessions[session_id]):
            raise Refused(_("Something has changed since. Work it out again."), code="stale")
    return there


def _to_tell(desk: Desk, allocation: Allocation) -> list[int]:
    """Those who are not told yet, those without a place too."""
    coming = Registration.objects.filter(meeting=desk.meeting, state=State.REGISTERED).order_by("pk")
    return [one.pk for one in coming.prefetch_related("places") if _is_news(one, allocation)]


def _workshops(registration: Registration, allocation: Allocation) -> list[int]:
    return [place.session_id for place in registration.places.all() if place.told_at == allocation.told_at]


def _is_news(registration: Registration, allocation: Allocation) -> bool:
    """Whether the run gave the person something, or nothing to somebody who has nothing."""
    return bool(_workshops(registration, allocation)) or not registration.places.all()


def _tell_all(allocation: Allocation, by: Actor) -> int:
    told = 0
    while (number := _tell_some(allocation, by=by)) is not None:
        told += number
    return told


@transaction.atomic
def _tell_some(allocation: Allocation, *, by: Actor) -> int | None:
    """Some of those who are not told yet, each with a new entry in the calendar; None: nobody is left.

    Who has left meanwhile, or has swapped, has had a letter that says so. When the last one is told, those who wait get
    what is left.
    """
    desk = open_desk(allocation.meeting)
    allocation = Allocation.objects.get(pk=allocation.pk)
    waiting: list[int] | None = allocation.figures.get(UNTOLD)
    if waiting is None:
        return None
    if not rules.takes_place(desk.meeting):
        waiting = []
    told = [_tell(desk, one, allocation, by) for one in _rows(waiting[:AT_ONCE]) if _is_news(one, allocation)]
    rest = waiting[AT_ONCE:]
    kept: dict[str, Any] = {name: value for name, value in allocation.figures.items() if name != UNTOLD}
    allocation.figures = {**kept, UNTOLD: rest} if rest else kept
    allocation.save(update_fields=["figures"])
    if not rest and rules.takes_place(desk.meeting):
        move_up(desk, by=by)
    return len(told)


def _rows(ids: list[int]) -> list[Registration]:
    coming = Registration.objects.filter(pk__in=ids, state=State.REGISTERED)
    return list(coming.select_related("person", "municipality", "made_by").prefetch_related("places").order_by("pk"))


def _tell(desk: Desk, registration: Registration, allocation: Allocation, by: Actor) -> int:
    registration.meeting = desk.meeting
    registration.calendar_sequence += 1
    registration.save(update_fields=["calendar_sequence"])
    workshops = _workshops(registration, allocation)
    record("workshop_given", registration, by=by, fields=["places"], refs={"workshops": workshops})
    write(mails.allocated, registration, by=by)
    return registration.pk
