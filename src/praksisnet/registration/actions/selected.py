"""What the facilitator does to many registrations of a meeting at once: one transaction, at one desk."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from praksisnet.guard.text import refuse_cpr
from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.names import one_line
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.actions.places import release
from praksisnet.meetings.models import Meeting, Session
from praksisnet.registration import rules
from praksisnet.registration.actions.desk import Desk, chosen, open_desk, seat_in, tell_workshop
from praksisnet.registration.actions.leaving import cancel_registration
from praksisnet.registration.actions.moving_up import move_up
from praksisnet.registration.models import Place, Registration
from praksisnet.registration.words import LIVE, SEATED, State


@dataclass(slots=True)
class Outcome:
    """How many were changed, were so already, and could not be changed because they have no place."""

    done: int = 0
    already: int = 0
    passed: int = 0


@transaction.atomic
def cancel_selected(meeting: Meeting, chosen_ids: Collection[int], *, reason: str, by: Actor) -> Outcome:
    """Cancel for them; each is told, with the reason. Who has cancelled already is left as they are.

    Those who wait go first: nobody gets a place only to lose it in the same breath.
    Refuses: no reason; a CPR number in it; a meeting that has begun or is cancelled.
    """
    desk, reason = open_desk(meeting), one_line(reason)
    if not reason:
        raise Refused(_("Say why. Those you cancel for read it in their mail."), code="reason")
    refuse_cpr(reason)
    _refuse_over(desk.meeting)
    waiting_first = Case(
        When(state=State.WAITING, then=Value(0)), When(state=State.OFFERED, then=Value(1)), default=Value(2),
        output_field=IntegerField(),
    )  # fmt: skip
    outcome = Outcome()
    for registration in _those(desk, chosen_ids).order_by(waiting_first, "pk"):
        if registration.state in LIVE:
            cancel_registration(registration, reason=reason, by=by)
            outcome.done += 1
        else:
            outcome.already += 1
    return outcome


@transaction.atomic
def mark_selected(meeting: Meeting, chosen_ids: Collection[int], *, attended: bool, by: Actor) -> Outcome:
    """They attended, or did not; the others stay as they are. Can be mended by marking again.

    Refuses: before the meeting begins, and when it is cancelled.
    """
    desk = open_desk(meeting)
    if desk.meeting.cancelled_at:
        raise Refused(_("The meeting is cancelled."))
    if not (desk.meeting.published_at and rules.has_begun(desk.meeting)):
        raise Refused(_("Attendance can be marked when the meeting has begun."))
    state, outcome = State.ATTENDED if attended else State.NO_SHOW, Outcome()
    for registration in _those(desk, chosen_ids).order_by("pk"):
        if registration.state not in SEATED:
            outcome.passed += 1
        elif registration.state == state:
            outcome.already += 1
        else:
            registration.state, registration.state_at = state, clock.now()
            registration.save(update_fields=["state", "state_at"])
            record(state.value, registration, by=by, fields=["state"], refs={"meeting": meeting.pk})
            outcome.done += 1
    return outcome


@transaction.atomic
def move_selected(meeting: Meeting, chosen_ids: Collection[int], session: Session, *, by: Actor) -> Outcome:
    """Into a workshop, from whatever they had in its block; each is told, and a later allocation leaves them there.

    All of them, or none. Refuses: what is no workshop here; fewer places left than are needed, with the number; a
    meeting that has begun or is cancelled.
    """
    desk, outcome = open_desk(meeting), Outcome()
    _refuse_over(desk.meeting)
    moving: list[Registration] = []
    for registration in _those(desk, chosen_ids).select_related("person", "municipality").order_by("queued_at", "pk"):
        registration.meeting = desk.meeting
        if registration.state != State.REGISTERED:
            outcome.passed += 1
        elif Place.objects.filter(registration=registration, session=session).exists():
            outcome.already += 1
        else:
            chosen(desk, [session], registration.mode)
            moving.append(registration)
    _refuse_crowd(desk, moving, session)
    for registration in moving:
        _leave_block(desk, registration, session)
        seat_in(desk, registration, session)
        now = clock.now()  # told by the letter below: what is only pinned is shown to nobody
        Place.objects.filter(registration=registration, session=session).update(pinned_at=now, told_at=now)
        tell_workshop(registration, session, by=by)
        outcome.done += 1
    if moving:
        move_up(desk, by=by)
    return outcome


def _those(desk: Desk, chosen_ids: Collection[int]) -> QuerySet[Registration]:
    """Only this meeting's, whatever was sent."""
    return Registration.objects.filter(meeting=desk.meeting, pk__in=chosen_ids).select_related("meeting")


def _refuse_over(meeting: Meeting) -> None:
    if meeting.cancelled_at:
        raise Refused(_("The meeting is cancelled."))
    if rules.has_begun(meeting):
        raise Refused(_("The meeting has begun, so only attendance can be changed."))


def _refuse_crowd(desk: Desk, moving: list[Registration], session: Session) -> None:
    """Before anybody is moved: half a group in the workshop would have to be sorted out by hand."""
    for mode in {registration.mode for registration in moving}:
        pool, needed = desk.pool(session.pk, mode), sum(one.mode == mode for one in moving)
        free = max(pool.free, 0) if pool else 0
        if free < needed:
            text = ngettext_lazy(
                "%(workshop)s has %(free)s place left, and you have chosen %(needed)s people.",
                "%(workshop)s has %(free)s places left, and you have chosen %(needed)s people.",
                "free",
            )
            raise Refused(text, params={"workshop": session.title, "free": free, "needed": needed}, code="workshop")


def _leave_block(desk: Desk, registration: Registration, session: Session) -> None:
    for place in Place.objects.filter(registration=registration, block=session.block or 0):
        if pool := desk.pool(place.session_id, registration.mode):
            release(pool)
        place.delete()
