"""The desk of one meeting: whoever stands at it is alone there until the transaction ends."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.quiet import is_quiet
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.actions.places import lock_pools, release, take, take_each
from praksisnet.meetings.models import Meeting, Pool, Session
from praksisnet.meetings.words import Mode, SessionKind
from praksisnet.notices.actions import post
from praksisnet.people.models import Person
from praksisnet.registration import mails, rules
from praksisnet.registration.actions.deleting import forget_food
from praksisnet.registration.mails.copies import with_copy
from praksisnet.registration.models import Place, Registration, Wish
from praksisnet.registration.queries.allocating import gives_later
from praksisnet.registration.queries.desk import meeting_now
from praksisnet.registration.words import State


@dataclass(slots=True)
class Desk:
    """The meeting as it is now, with its pools locked: by session (None: of the meeting) and mode."""

    meeting: Meeting
    pools: dict[tuple[int | None, str], Pool]
    gives_later: bool  # workshops, by ranked wishes, when all are told
    waited_for: frozenset[str] = frozenset()  # the modes for which somebody waited when it was opened

    def pool(self, session_id: int | None, mode: str) -> Pool | None:
        return self.pools.get((session_id, mode))


def open_desk(meeting: Meeting) -> Desk:
    pools = {(pool.session_id, str(pool.mode)): pool for pool in lock_pools(meeting)}
    found, waited_for = meeting_now(meeting)
    return Desk(found, pools, gives_later(found), waited_for)


def at_desk(desk: Desk, registration: Registration) -> Registration:
    """The registration as it is now, knowing this meeting."""
    found = Registration.objects.select_related("person", "municipality").get(pk=registration.pk)
    found.meeting = desk.meeting
    return found


def change_state(registration: Registration, state: State) -> None:
    """Each change is one more letter, and one more version of the entry in the person's calendar.

    Who says no, or lets it pass, is not asked again; only an offer has an end.
    """
    registration.state, registration.state_at = state, clock.now()
    registration.calendar_sequence += 1
    if state in {State.DECLINED, State.EXPIRED}:
        registration.refused_at = registration.state_at
    if state != State.OFFERED:
        registration.offer_ends_at = None
    registration.save(update_fields=["state", "state_at", "calendar_sequence", "offer_ends_at", "refused_at"])


def chosen(desk: Desk, workshops: Iterable[Session], mode: str) -> list[Session]:
    """In each block the first choice, the second, and so on, as they were given.

    Refuses: what is no workshop of the meeting, has no places in this mode, comes twice, or is one too many of a block.
    """
    found = list(workshops)
    for session in found:
        is_ours = session.meeting_id == desk.meeting.pk and session.kind == SessionKind.WORKSHOP
        if not is_ours or desk.pool(session.pk, mode) is None:
            raise Refused(_("Choose one of the workshops of the meeting."), code="workshop")
    most = rules.most_wishes(desk.meeting)
    in_blocks = Counter(session.block for session in found)
    if len({session.pk for session in found}) < len(found) or any(n > most for n in in_blocks.values()):
        text = _("Choose each workshop once, and at most %(most)s that are held at the same time.")
        raise Refused(text, params={"most": most}, code="workshop")
    return found


def seat_in(desk: Desk, registration: Registration, session: Session) -> bool:
    """A place in the workshop, if it has one left."""
    pool = desk.pool(session.pk, registration.mode)
    if pool is None or not take(pool):
        return False
    Place.objects.create(registration=registration, session=session, block=session.block or 0)
    return True


def seat_by_wish(desk: Desk, registration: Registration) -> list[Place]:
    """In each block the best of those wished for that has a place left; nothing while workshops are given later."""
    wishes = Wish.objects.filter(registration=registration).select_related("session").order_by("rank", "pk")
    return seat_in_blocks(desk, registration, [wish.session for wish in wishes])


def seat_in_blocks(desk: Desk, registration: Registration, wanted: Iterable[Session]) -> list[Place]:
    """In each block the first of those wanted, the best first, that has a place left."""
    given: dict[int | None, Session] = {}
    for session in () if desk.gives_later else wanted:
        if (pool := desk.pool(session.pk, registration.mode)) and pool.free > 0:
            given.setdefault(session.block, session)
    take_each([desk.pools[one.pk, registration.mode] for one in given.values()])
    seats = [Place(registration=registration, session=one, block=one.block or 0) for one in given.values()]
    return Place.objects.bulk_create(seats)


def move_to(desk: Desk, place: Place | None, registration: Registration, session: Session) -> bool:
    """From the place in the block, if there is one, to the workshop, if it has a place left."""
    pool = desk.pool(session.pk, registration.mode)
    if pool is None or pool.free <= 0:
        return False
    if place:
        place.delete()
        if left := desk.pool(place.session_id, registration.mode):
            release(left)
    return seat_in(desk, registration, session)


def give_back(desk: Desk, registration: Registration) -> None:
    """The place at the meeting and those in its workshops."""
    for place in Place.objects.filter(registration=registration):
        if pool := desk.pool(place.session_id, registration.mode):
            release(pool)
        place.delete()
    if pool := desk.pool(None, registration.mode):
        release(pool)


def switch(desk: Desk, registration: Registration, mode: str, *, by: Actor) -> None:
    """Into a place of the other mode that is taken already; what one had is given back, and workshops follow."""
    registration.meeting = desk.meeting
    for place in Place.objects.filter(registration=registration):
        Wish.objects.get_or_create(registration=registration, session_id=place.session_id)
    if registration.state == State.REGISTERED:
        give_back(desk, registration)
    registration.mode, registration.wanted_mode, registration.wanted_mode_at = mode, "", None
    registration.save(update_fields=["mode", "wanted_mode", "wanted_mode_at"])
    change_state(registration, State.REGISTERED)
    if mode == Mode.ONLINE:
        forget_food(registration, by=by)
    refs = {"mode": mode, "workshops": [place.session_id for place in seat_by_wish(desk, registration)]}
    record("mode_changed", registration, by=by, fields=["mode"], refs=refs)
    write(mails.mode_changed, registration, by=by)


def write(letter: mails.Letters, registration: Registration, *, by: Actor) -> None:
    """To somebody who has an address; a colleague may have given only a name. And to the mailbox that wants a copy."""
    if registration.person.email and not is_quiet():
        for draft in with_copy(letter(registration), registration):
            post(draft, by=by)


def colleague_of(registration: Registration, by: Actor) -> Person | None:
    """Who acts for somebody else: a coordinator, or who runs the meeting."""
    return None if by.id in {None, registration.person_id} else Person.objects.filter(pk=by.id).first()


def tell_workshop(registration: Registration, session: Session, *, by: Actor) -> None:
    """Another workshop is a change of the entry in the calendar too."""
    registration.calendar_sequence += 1
    registration.save(update_fields=["calendar_sequence"])
    record("workshop_given", registration, by=by, fields=["places"], refs={"workshop": session.pk})
    write(mails.workshop, registration, by=by)
