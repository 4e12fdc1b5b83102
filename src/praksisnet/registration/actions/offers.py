"""Somebody is asked whether to come: the place is held until they answer, or until the time to answer is over."""

from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.models import Meeting
from praksisnet.registration import mails, rules
from praksisnet.registration.actions.desk import Desk, at_desk, change_state, give_back, open_desk, seat_by_wish, write
from praksisnet.registration.actions.moving_up import move_up
from praksisnet.registration.models import Registration
from praksisnet.registration.words import State


@transaction.atomic
def accept_offer(registration: Registration, *, by: Actor) -> Registration:
    """The place that was held is theirs, with the workshops they wished for. A repeat changes nothing.

    Refuses: when the time to answer is over, or the place is given back; a meeting that is cancelled or has begun.
    """
    desk = open_desk(registration.meeting)
    registration = at_desk(desk, registration)
    if registration.state == State.REGISTERED:
        return registration
    _refuse_ended(desk.meeting)
    if not rules.offer_is_open(registration):
        raise Refused(_("The time to answer is over."))
    change_state(registration, State.REGISTERED)
    refs = {"workshops": [place.session_id for place in seat_by_wish(desk, registration)]}
    record("accepted", registration, by=by, fields=["state"], refs=refs)
    write(mails.accepted, registration, by=by)
    return registration


@transaction.atomic
def decline_offer(registration: Registration, *, by: Actor) -> Registration:
    """The place goes to the next, and they are not asked again. A repeat changes nothing.

    Refuses: somebody who is not asked; a meeting that is cancelled or has begun.
    """
    desk = open_desk(registration.meeting)
    registration = at_desk(desk, registration)
    if registration.state in {State.DECLINED, State.EXPIRED}:
        return registration
    _refuse_ended(desk.meeting)
    if registration.state != State.OFFERED:
        raise Refused(_("You have answered already."))
    return say_no(desk, registration, by=by)


def keep_queues(*, by: Actor) -> int:
    """Once a minute: offers that nobody answered go on to the next, and places that are free by now are given.

    Free without anybody having left: those that were kept for municipalities until a date. Each meeting by itself;
    doing it again changes nothing. Returns how many offers ended.
    """
    now = clock.now()
    coming = Meeting.objects.filter(published_at__isnull=False, cancelled_at__isnull=True)
    ended = Q(registrations__offer_ends_at__lte=now) | Q(registrations__offer_ends_at__isnull=False, starts_at__lte=now)
    free = Q(
        starts_at__gt=now,
        registrations__state=State.WAITING,
        pools__session__isnull=True,
        pools__mode=F("registrations__mode"),
        pools__taken__lt=F("pools__capacity"),
    )
    found = [*coming.filter(ended).distinct().order_by("pk"), *coming.filter(free).distinct().order_by("pk")]
    return sum(end_offers(meeting, by=by) for meeting in dict.fromkeys(found))


@transaction.atomic
def end_offers(meeting: Meeting, *, by: Actor) -> int:
    """Those not answered in time, of one meeting; then the next are asked. In the quiet hours nobody is written to."""
    desk = open_desk(meeting)
    asked = Registration.objects.filter(meeting=meeting, state=State.OFFERED).select_related("person", "municipality")
    ended = 0
    for registration in asked.order_by("offer_ends_at", "pk"):
        registration.meeting = desk.meeting
        if not rules.offer_is_open(registration) and not desk.meeting.cancelled_at:
            is_told = rules.moves_on(desk.meeting)
            _end(desk, registration, State.EXPIRED, by, **({} if is_told else {"quiet": True}))
            if is_told:
                write(mails.expired, registration, by=by)
            ended += 1
    move_up(desk, by=by)
    return ended


def say_no(desk: Desk, registration: Registration, *, is_told: bool = True, by: Actor) -> Registration:
    _end(desk, registration, State.DECLINED, by)
    if is_told:
        write(mails.declined, registration, by=by)
    move_up(desk, by=by)
    return registration


def _end(desk: Desk, registration: Registration, state: State, by: Actor, **refs: bool) -> None:
    give_back(desk, registration)
    change_state(registration, state)
    record(state.value, registration, by=by, fields=["state"], refs=refs)


def _refuse_ended(meeting: Meeting) -> None:
    if meeting.cancelled_at:
        raise Refused(_("The meeting is cancelled."))
    if rules.has_begun(meeting):
        raise Refused(_("The meeting has begun, so it is too late to answer."))
