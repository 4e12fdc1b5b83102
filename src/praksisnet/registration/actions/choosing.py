"""Which workshop somebody takes part in: a first choice, and what else would do."""

from collections import Counter
from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record
from praksisnet.kit.actor import Actor
from praksisnet.kit.formats import long_datetime
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.models import Meeting, Session
from praksisnet.registration import rules
from praksisnet.registration.actions.desk import Desk, at_desk, chosen, move_to, open_desk, tell_workshop
from praksisnet.registration.actions.moving_up import move_up
from praksisnet.registration.models import Place, Registration, Wish
from praksisnet.registration.words import LIVE, State, Window


@transaction.atomic
def change_workshop(
    registration: Registration, *workshops: Session, waits_for_workshop: bool = False, by: Actor
) -> Registration:
    """Other choices in their block, the first choice first. The same ones again change nothing.

    The first with a place is given, and what was wanted more stays a wish. Who waits for the meeting changes wishes.
    ``waits_for_workshop``: although all that are chosen are full; a place that one has is kept until then.

    Refuses: a registration that is cancelled or over; after registration is closed; workshops that are all full.
    """
    desk = open_desk(registration.meeting)
    registration = at_desk(desk, registration)
    if registration.state not in LIVE:
        raise Refused(_("The registration is cancelled. Register again to choose a workshop."))
    refuse_closed(desk.meeting)
    wanted = chosen(desk, workshops, registration.mode)
    moved = False
    for block in dict.fromkeys(session.block for session in wanted):
        in_block = [session for session in wanted if session.block == block]
        moved |= _change_block(desk, registration, in_block, waits=waits_for_workshop, by=by)
    if moved:
        move_up(desk, by=by)
    return registration


def wish(registration: Registration, sessions: Iterable[Session]) -> list[Wish]:
    """The first of a block is wished for most."""
    ranks, wishes = Counter[int | None](), list[Wish]()
    for session in sessions:
        ranks[session.block] += 1
        wishes.append(Wish(registration=registration, session=session, rank=ranks[session.block]))
    return Wish.objects.bulk_create(wishes)


def wish_after(registration: Registration, session: Session) -> None:
    """The least wanted of its block: what somebody has, and keeps until there is something better."""
    rank = Wish.objects.filter(registration=registration, session__block=session.block).count() + 1
    Wish.objects.create(registration=registration, session=session, rank=rank)


def full_workshops(sessions: Sequence[Session]) -> Refused:
    """All that somebody chose in a block."""
    if len(sessions) == 1:
        text = _("%(workshop)s is full. Choose another workshop.")
    else:
        text = _("%(workshop)s and %(second)s are full. Choose another workshop.")
    names = {"workshop": sessions[0].title, "second": sessions[-1].title}
    return Refused(text, params=names, code="workshop")


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


def _change_block(desk: Desk, registration: Registration, wanted: list[Session], *, waits: bool, by: Actor) -> bool:
    """Whether a place was moved or given back."""
    block = wanted[0].block
    before = Wish.objects.filter(registration=registration, session__block=block).order_by("rank", "pk")
    place = Place.objects.filter(registration=registration, block=block or 0).select_related("session").first()
    if [one.session_id for one in before] == [session.pk for session in wanted]:
        return False
    before.delete()
    wish(registration, wanted)
    if registration.state != State.REGISTERED or desk.gives_later:
        _note_wish(registration, wanted, by)
        return False
    return _reseat(desk, registration, place, wanted, waits=waits, by=by)


def _reseat(
    desk: Desk, registration: Registration, place: Place | None, wanted: list[Session], *, waits: bool, by: Actor
) -> bool:
    for session in wanted:
        if place and place.session_id == session.pk:
            _note_wish(registration, wanted, by)
            return False
        if move_to(desk, place, registration, session):
            tell_workshop(registration, session, by=by)
            return True
    if not waits:
        raise full_workshops(wanted)
    if place:
        wish_after(registration, place.session)
    _note_wish(registration, wanted, by)
    return False


def _note_wish(registration: Registration, wanted: list[Session], by: Actor) -> None:
    refs = {"workshops": [session.pk for session in wanted]}
    record("workshop_wished", registration, by=by, fields=["wishes"], refs=refs)
