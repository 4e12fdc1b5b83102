"""Somebody comes who is not registered: a place if there is one, and through the door."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.actions.ground import lock_pools_of
from praksisnet.meetings.actions.places import set_capacity, take
from praksisnet.meetings.models import Meeting, Session
from praksisnet.meetings.words import Mode
from praksisnet.organisations.models import Organisation
from praksisnet.people.actions import name_person
from praksisnet.people.models import Person
from praksisnet.registration import mails
from praksisnet.registration.actions.arriving import at_the_door, check_in
from praksisnet.registration.actions.choosing import full_workshops
from praksisnet.registration.actions.desk import Desk, at_desk, chosen, move_to, open_desk, tell_workshop, write
from praksisnet.registration.actions.leaving import cancel_registration
from praksisnet.registration.actions.round_once import others_in_round, refuse_second_in_round
from praksisnet.registration.models import Place, Registration
from praksisnet.registration.words import LIVE, SEATED, State


@transaction.atomic
def admit(
    meeting: Meeting,
    person: Person | None,
    *,
    name: str = "",
    email: str = "",
    municipality: Organisation | None = None,
    capacity: int | None = None,
    workshops: Sequence[Session] = (),
    by: Actor,
) -> Registration:
    """Registered, checked in and told by a receipt; who has a place already is only checked in.

    ``person`` None: somebody new with this name, and an address if there is one. ``capacity``: so many places from
    now on, first. On the day those who wait are not asked any more, so whoever stands at the door gets a free place.
    Who comes here instead of at another date of the round is cancelled there. ``workshops``: those with places left.
    Refuses: as check_in does; a meeting or a workshop that is full; fewer places than are taken; no name.
    """
    at_the_door(meeting)
    if person is None and not name.strip():
        raise Refused(_("Choose somebody, or write a name."), code="name")
    elsewhere = list(_elsewhere(meeting, person)) if person else []
    lock_pools_of([meeting.pk, *(one.meeting_id for one in elsewhere)])
    if capacity is not None and (pool := meeting.pools.filter(session=None, mode=Mode.ONSITE).first()):
        set_capacity(pool, capacity, by=by)
    desk = open_desk(meeting)
    person = person or name_person(name=name, email=email, by=by)
    registration = _newest(desk, person)
    if registration is None or registration.state not in SEATED:
        registration = _seated(desk, registration, person, municipality, workshops, by)
        for one in elsewhere:
            cancel_registration(one, by=by)
        refuse_second_in_round(desk.meeting, person)
    else:
        for session in _into(desk, registration, workshops):
            tell_workshop(registration, session, by=by)
    return check_in(registration, by=by).registration


def _elsewhere(meeting: Meeting, person: Person) -> QuerySet[Registration]:
    """At dates of the round that have not begun."""
    return others_in_round(meeting, person).filter(state__in=LIVE, meeting__starts_at__gt=clock.now())


def _newest(desk: Desk, person: Person) -> Registration | None:
    """The one that counts: cancelled ones are history."""
    rows = Registration.objects.filter(meeting=desk.meeting, person=person)
    found = rows.filter(state__in=[*SEATED, State.WAITING, State.OFFERED]).order_by("pk").last()
    return at_desk(desk, found) if found else None


def _into(desk: Desk, registration: Registration, workshops: Sequence[Session]) -> list[Session]:
    """The workshops that are new to them."""
    fresh: list[Session] = []
    for session in chosen(desk, workshops, registration.mode):
        place = Place.objects.filter(registration=registration, block=session.block or 0).first()
        if place is None or place.session_id != session.pk:
            if not move_to(desk, place, registration, session):
                raise full_workshops([session])
            fresh.append(session)
    return fresh


def _seated(
    desk: Desk,
    waiting: Registration | None,
    person: Person,
    municipality: Organisation | None,
    workshops: Sequence[Session],
    by: Actor,
) -> Registration:
    """Whoever was asked has a place that is held; for all others one is taken."""
    refs: dict[str, Any]
    is_held = waiting is not None and waiting.state == State.OFFERED
    pool = desk.pool(None, waiting.mode if waiting else Mode.ONSITE)
    if not is_held and (pool is None or not take(pool)):
        places = pool.capacity if pool else 0
        raise Refused(_("All %(places)s places are taken."), params={"places": places}, code="full")
    if waiting is None:
        waiting = _added(desk.meeting, person, municipality, by)
        verb, refs = "registered", {"meeting": desk.meeting.pk, "at_the_door": True}
    else:
        _up(waiting)
        verb, refs = "accepted" if is_held else "moved_up", {"at_the_door": True}
    refs["workshops"] = [session.pk for session in _into(desk, waiting, workshops)]
    record(verb, waiting, by=by, fields=["state"], refs=refs)
    write(mails.receipt, waiting, by=by)
    return waiting


def _up(waiting: Registration) -> None:
    """In one statement with the end of the offer: the database allows neither without the other."""
    waiting.state, waiting.state_at, waiting.offer_ends_at = State.REGISTERED, clock.now(), None
    waiting.calendar_sequence += 1
    waiting.save(update_fields=["state", "state_at", "offer_ends_at", "calendar_sequence"])


def _added(meeting: Meeting, person: Person, municipality: Organisation | None, by: Actor) -> Registration:
    """After a cancellation the calendar's number goes on from there."""
    now = clock.now()
    before = Registration.objects.filter(meeting=meeting, person=person).order_by("-calendar_sequence").first()
    return Registration.objects.create(
        meeting=meeting,
        person=person,
        municipality=municipality,
        state=State.REGISTERED,
        state_at=now,
        queued_at=now,
        made_by_id=by.id,
        calendar_sequence=before.calendar_sequence + 1 if before else 0,
    )
