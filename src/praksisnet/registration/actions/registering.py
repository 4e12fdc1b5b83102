"""Somebody comes: a place, or the end of the waiting list."""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.formats import long_datetime
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.actions.places import release, take
from praksisnet.meetings.models import Meeting, Session
from praksisnet.meetings.words import Mode
from praksisnet.organisations.models import Organisation
from praksisnet.people.models import Person
from praksisnet.registration import mails, rules
from praksisnet.registration.actions.desk import (
    Desk,
    at_desk,
    chosen,
    move_up,
    open_desk,
    seat_in,
    tell_workshop,
    write,
)
from praksisnet.registration.models import Place, Registration, Wish
from praksisnet.registration.words import LIVE, State, Window


@transaction.atomic
def register(
    meeting: Meeting,
    person: Person,
    *,
    municipality: Organisation | None = None,
    workshops: Sequence[Session] = (),
    mode: str = Mode.ONSITE,
    by: Actor,
) -> Registration:
    """A place at the meeting and in its workshops, or a place on the waiting list; told by a receipt.

    While anybody waits, a newcomer waits. A repeat returns the registration that is there and changes nothing.
    Refuses: a meeting without places of this mode, one that is not open for registration, a full workshop.
    """
    desk = open_desk(meeting)
    already = Registration.objects.filter(meeting=meeting, person=person, state__in=LIVE).first()
    if already:
        return at_desk(desk, already)
    refuse_closed(desk.meeting)
    pool = desk.pool(None, mode)
    if pool is None:
        raise Refused(_("The meeting has no such places."))
    wanted = chosen(desk, workshops, mode)
    waits = Registration.objects.filter(meeting=meeting, mode=mode, state=State.WAITING).exists() or not take(pool)
    registration = _add(desk.meeting, person, municipality, mode, State.WAITING if waits else State.REGISTERED, by)
    _wish(registration, wanted)
    if not waits:
        _seat_in_all(desk, registration, wanted)
    refs = {"meeting": meeting.pk, "workshops": [session.pk for session in wanted]}
    record("queued" if waits else "registered", registration, by=by, refs=refs)
    write(mails.receipt, registration, by=by)
    return registration


@transaction.atomic
def change_workshop(registration: Registration, session: Session, *, by: Actor) -> Registration:
    """Another workshop in the same block; who waits changes the wish. The same one again changes nothing.

    Refuses: a registration that is cancelled or over; after registration is closed; a workshop that is full.
    """
    desk = open_desk(registration.meeting)
    registration = at_desk(desk, registration)
    _refuse_ended(registration)
    refuse_closed(desk.meeting)
    chosen(desk, [session], registration.mode)
    before = (
        Place.objects.filter(registration=registration, session__block=session.block).select_related("session").first()
    )
    if before and before.session_id == session.pk:
        return registration
    in_block = Wish.objects.filter(registration=registration, session__block=session.block)
    if registration.state == State.WAITING and in_block.filter(session=session).exists():
        return registration
    in_block.delete()
    _wish(registration, [session])
    if registration.state == State.WAITING:
        record("workshop_wished", registration, by=by, fields=["wishes"], refs={"workshop": session.pk})
        return registration
    _swap(desk, registration, before, session)
    tell_workshop(registration, session, by=by)
    move_up(desk, by=by)
    return registration


def refuse_closed(meeting: Meeting) -> None:
    """With the moment that opened or closed it, so that nobody has to look for it."""
    window = rules.window_of(meeting)
    if window is Window.CANCELLED:
        raise Refused(_("The meeting is cancelled."))
    if window is Window.UNPUBLISHED:
        raise Refused(_("Registration opens when the programme of the meeting is published."))
    if window is Window.OVER:
        raise Refused(_("The meeting has begun, so nobody can register any more."))
    if window is Window.EARLY and meeting.opens_at:
        raise Refused(_("Registration opens %(moment)s."), params={"moment": long_datetime(meeting.opens_at)})
    if window is Window.CLOSED and meeting.closes_at:
        raise Refused(
            _("Registration closed %(moment)s. Write to your facilitator if you still want to come."),
            params={"moment": long_datetime(meeting.closes_at)},
        )


def _add(
    meeting: Meeting, person: Person, municipality: Organisation | None, mode: str, state: State, by: Actor
) -> Registration:
    before = Registration.objects.filter(meeting=meeting, person=person).order_by("-calendar_sequence").first()
    now = clock.now()
    return Registration.objects.create(
        meeting=meeting,
        person=person,
        municipality=municipality,
        mode=mode,
        state=state,
        state_at=now,
        queued_at=now,
        made_by_id=by.id,
        calendar_sequence=before.calendar_sequence + 1 if before else 0,
    )


def _wish(registration: Registration, sessions: Iterable[Session]) -> None:
    Wish.objects.bulk_create(Wish(registration=registration, session=session) for session in sessions)


def _seat_in_all(desk: Desk, registration: Registration, sessions: Iterable[Session]) -> None:
    for session in sessions:
        if not seat_in(desk, registration, session):
            raise _full(session)


def _swap(desk: Desk, registration: Registration, before: Place | None, session: Session) -> None:
    if before:
        before.delete()
    if not seat_in(desk, registration, session):
        raise _full(session)
    if before and (pool := desk.pool(before.session_id, registration.mode)):
        release(pool)


def _full(session: Session) -> Refused:
    return Refused(
        _("%(workshop)s is full. Choose another workshop."), params={"workshop": session.title}, code="workshop"
    )


def _refuse_ended(registration: Registration) -> None:
    if registration.state not in LIVE:
        raise Refused(_("The registration is cancelled. Register again to choose a workshop."))
