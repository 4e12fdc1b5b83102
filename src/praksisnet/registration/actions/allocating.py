"""Workshops given to all at once, by ranked wishes: asked for, worked out by a job, mended by hand."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.actions.places import release
from praksisnet.meetings.models import Meeting, Session
from praksisnet.people.models import Person
from praksisnet.registration import rules
from praksisnet.registration.actions.desk import Desk, at_desk, chosen, open_desk, seat_in
from praksisnet.registration.actions.moving_up import move_up
from praksisnet.registration.allocation import allocate
from praksisnet.registration.models import Allocation, Place, Registration
from praksisnet.registration.queries.allocating import (
    asked_of,
    figures_of_allocation,
    latest_allocation,
)
from praksisnet.registration.words import State

PATIENCE = timedelta(minutes=2)  # a run that has not ended since is given up and can be asked for anew


@transaction.atomic
def rank_wishes(meeting: Meeting, *, ranked: bool, by: Actor) -> Meeting:
    """From now on participants rank their wishes and nobody has a workshop until all are told; or as usual again.

    Turned off, those registered get what they wished for, in the order they came. The same again changes nothing.

    Refuses: a meeting that has begun or is cancelled; when places are given already, with how many.
    """
    desk = open_to_allocate(meeting)
    if desk.meeting.ranked_wishes == ranked:
        return desk.meeting
    given = Place.objects.filter(registration__meeting=meeting)
    if number := (given if ranked else given.filter(told_at__isnull=False)).count():
        text = ngettext_lazy(
            "This can no longer be changed: %(number)s has a workshop already.",
            "This can no longer be changed: %(number)s have a workshop already.",
            "number",
        )
        raise Refused(text, params={"number": number})
    desk.meeting.ranked_wishes = desk.gives_later = ranked
    desk.meeting.save(update_fields=["ranked_wishes"])
    record("wishes_ranked" if ranked else "wishes_unranked", meeting, by=by, fields=["ranked_wishes"])
    move_up(desk, by=by)
    return desk.meeting


@transaction.atomic
def start_allocation(meeting: Meeting, *, by: Actor) -> Allocation:
    """A run for the job to work out; one that is under way is the answer to a second press.

    Refuses: a meeting without ranked wishes, one that has begun or is cancelled.
    """
    desk = open_to_allocate(meeting)
    _refuse_unranked(desk)
    latest = latest_allocation(meeting)
    if latest and is_under_way(latest):
        return latest
    made = Allocation.objects.create(meeting=meeting, made_by=person_of(by))
    record("allocation_started", meeting, by=by, refs={"allocation": made.pk})
    return made


def run_allocation(allocation_id: int) -> Allocation:
    """Work out one run, outside the locks; what was worked out already stays."""
    allocation = Allocation.objects.select_related("meeting").get(pk=allocation_id)
    if allocation.figures:
        return allocation
    asked = asked_of(allocation.meeting)
    found = allocate(asked.workshops, asked.participants, asked.seated)
    allocation.figures = figures_of_allocation(asked, found)
    allocation.save(update_fields=["figures"])
    return allocation


@transaction.atomic
def pin_place(registration: Registration, session: Session, *, by: Actor) -> Place:
    """By hand, before all are told: the allocation leaves it. The same again changes nothing.

    Refuses: somebody who is not registered; what is no workshop here; one that is full; when all have been told.
    """
    desk = open_to_allocate(registration.meeting)
    registration = at_desk(desk, registration)
    _refuse_unranked(desk)
    if registration.state != State.REGISTERED or not desk.gives_later:
        raise Refused(_("The participants have been told their workshops."))
    chosen(desk, [session], registration.mode)
    before = Place.objects.filter(registration=registration, block=session.block or 0).first()
    if before and before.session_id == session.pk:
        return before
    if before:
        _unpin(desk, before)
    if not seat_in(desk, registration, session):
        raise Refused(_("%(workshop)s is full. Choose another workshop."), params={"workshop": session.title})
    place = Place.objects.get(registration=registration, block=session.block or 0)
    place.pinned_at = clock.now()
    place.save(update_fields=["pinned_at"])
    record("workshop_pinned", registration, by=by, fields=["places"], refs={"workshop": session.pk})
    return place


@transaction.atomic
def unpin_place(place: Place, *, by: Actor) -> None:
    """The allocation decides again. A repeat changes nothing; what somebody was told stays."""
    desk = open_to_allocate(place.registration.meeting)
    found = Place.objects.filter(pk=place.pk, told_at__isnull=True, pinned_at__isnull=False).first()
    if found:
        registration = at_desk(desk, found.registration)
        _unpin(desk, found)
        record("workshop_unpinned", registration, by=by, fields=["places"], refs={"workshop": found.session_id})


@transaction.atomic
def start_telling(allocation: Allocation, *, by: Actor) -> bool:
    """Whether the job has now to tell; it does so once.

    Refuses: a run that is not worked out, not the newest, or made before something changed.
    """
    desk = open_to_allocate(allocation.meeting)
    allocation = Allocation.objects.get(pk=allocation.pk)
    if allocation.told_at or is_telling(allocation):
        return False
    refuse_stale(desk, allocation)
    allocation.figures["telling"] = clock.now().timestamp()
    allocation.save(update_fields=["figures"])
    return True


def give_up_telling(allocation: Allocation) -> None:
    """What the job does when it was refused: the page says that it is to be made anew."""
    allocation.refresh_from_db()
    allocation.figures.pop("telling", None)
    allocation.save(update_fields=["figures"])


def is_under_way(allocation: Allocation) -> bool:
    return not allocation.figures and allocation.made_at > clock.now() - PATIENCE


def person_of(by: Actor) -> Person | None:
    return Person.objects.filter(pk=by.id).first() if by.id else None


def is_telling(allocation: Allocation) -> bool:
    return float(allocation.figures.get("telling", 0)) > (clock.now() - PATIENCE).timestamp()


def open_to_allocate(meeting: Meeting) -> Desk:
    desk = open_desk(meeting)
    if desk.meeting.cancelled_at:
        raise Refused(_("The meeting is cancelled."))
    if rules.has_begun(desk.meeting):
        raise Refused(_("The meeting has begun."))
    return desk


def _refuse_unranked(desk: Desk) -> None:
    if not desk.meeting.ranked_wishes:
        raise Refused(_("The participants of this meeting choose their workshops directly."))


def refuse_stale(desk: Desk, allocation: Allocation) -> None:
    newest = latest_allocation(desk.meeting)
    is_newest = newest is not None and newest.pk == allocation.pk
    if not is_newest or allocation.figures.get("digest") != asked_of(desk.meeting).digest:
        raise Refused(_("Something has changed since. Work it out again."), code="stale")


def _unpin(desk: Desk, place: Place) -> None:
    if pool := desk.pool(place.session_id, place.registration.mode):
        release(pool)
    place.delete()
