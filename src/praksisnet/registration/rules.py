"""Who may register, and when. All of them ask what the person is, and none asks the database twice."""

from datetime import datetime, timedelta

from django.utils.timezone import localtime

from praksisnet.kit import clock
from praksisnet.meetings import rules as meetings
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.words import State as MeetingState
from praksisnet.networks.models import Network
from praksisnet.networks.standings import PARTICIPANT, Standing, standings_as
from praksisnet.networks.words import RoleKind
from praksisnet.people.models import Person
from praksisnet.registration.models import Registration
from praksisnet.registration.words import ASKED_AGAIN_FOR, MOST_RANKS, OWN_FIRST, State, Window

COMES = frozenset({PARTICIPANT, *RoleKind.values}) - {RoleKind.READER.value}
NOON = 12
MEMBERS = frozenset({PARTICIPANT, RoleKind.COORDINATOR.value})


def window_of(meeting: Meeting) -> Window:
    """Whether registration is open at this moment."""
    state, now = meetings.state_of(meeting), clock.now()
    if state is MeetingState.CANCELLED:
        return Window.CANCELLED
    if state in {MeetingState.DRAFT, MeetingState.ANNOUNCED}:
        return Window.UNPUBLISHED
    if state is MeetingState.HELD or has_begun(meeting):
        return Window.OVER
    if meeting.opens_at and now < meeting.opens_at:
        return Window.EARLY
    return Window.CLOSED if meeting.closes_at and now >= meeting.closes_at else Window.OPEN


def has_begun(meeting: Meeting) -> bool:
    return bool(meeting.starts_at and meeting.starts_at <= clock.now())


def is_over(meeting: Meeting) -> bool:
    return bool(meeting.cancelled_at or (meeting.ends_at and meeting.ends_at <= clock.now()))


def takes_place(meeting: Meeting) -> bool:
    """It is published, is not cancelled, and has not begun."""
    return window_of(meeting) in {Window.EARLY, Window.OPEN, Window.CLOSED}


def is_on_its_day(meeting: Meeting, moment: datetime) -> bool:
    """From midnight to midnight, by the clock on the wall, of the day or days the meeting takes."""
    if not (meeting.published_at and meeting.starts_at and meeting.ends_at):
        return False
    return localtime(meeting.starts_at).date() <= localtime(moment).date() <= localtime(meeting.ends_at).date()


def quiet_from(meeting: Meeting) -> datetime:
    """From then on nobody moves up or is asked: they would be on their way. Published meetings have a start."""
    assert meeting.starts_at is not None  # noqa: S101 -- the database holds it
    return meeting.starts_at - timedelta(hours=meeting.quiet_hours)


def firm_from(meeting: Meeting) -> datetime:
    """The promotion deadline: from then on the next is asked, and not moved up."""
    return meeting.firm_from_at or meeting.closes_at or quiet_from(meeting)


def most_wishes(meeting: Meeting) -> int:
    """How many of the workshops that are held at the same time one may ask for."""
    return MOST_RANKS if meeting.ranked_wishes else 2


def is_firm(meeting: Meeting) -> bool:
    return clock.now() >= firm_from(meeting)


def moves_on(meeting: Meeting) -> bool:
    """A place that is free still goes to the next: the meeting takes place, and its quiet hours have not begun."""
    return takes_place(meeting) and clock.now() < quiet_from(meeting)


def answer_by(meeting: Meeting) -> datetime:
    """When an offer made now ends: on a whole minute, as it is told, and never in the quiet hours."""
    now = clock.now().replace(second=0, microsecond=0)
    return min(now + timedelta(hours=meeting.answer_hours), quiet_from(meeting))


def offer_is_open(registration: Registration) -> bool:
    """Somebody is asked and may still answer; a meeting that begins earlier than it did ends it too."""
    ends_at = registration.offer_ends_at
    return ends_at is not None and clock.now() < ends_at and takes_place(registration.meeting)


def own_first_until(meeting: Meeting) -> datetime | None:
    """So long the network's own go before visitors from other networks of the round."""
    return meeting.own_first_until_at or (meeting.starts_at and meeting.starts_at - OWN_FIRST)


def own_first(meeting: Meeting) -> bool:
    until = own_first_until(meeting)
    return bool(until and clock.now() < until)


def keeps_places(meeting: Meeting) -> bool:
    """Places are kept for each municipality, until a date."""
    until = meeting.reserved_until_at
    return bool(meeting.reserved_each and until and clock.now() < until)


def is_late_to_cancel(registration: Registration) -> bool:
    """A place that is given back after the deadline: what was ordered for it is ordered."""
    closes_at = registration.meeting.closes_at
    return registration.state == State.REGISTERED and bool(closes_at and clock.now() >= closes_at)


def may_register(person: Person, meeting: Meeting) -> bool:
    """Whoever has a part in the network, or for all networks in the programme; a reader has none. To a meeting of a
    round the members of the other networks may come as visitors."""
    is_own = any(s.reaches(meeting.programme_id, meeting.network_id) for s in standings_as(person, COMES))
    return is_own or is_visitor(person, meeting)


def is_visitor(person: Person, meeting: Meeting) -> bool:
    """A member of another network of the programme, at a meeting of a round that all networks hold."""
    if meeting.round_id is None or meeting.network_id is None:
        return False
    own = standings_as(person, COMES)
    if any(s.reaches(meeting.programme_id, meeting.network_id) for s in own):
        return False
    return any(s.programme_id == meeting.programme_id and s.kind in MEMBERS and s.network_id for s in own)


def one_date_round(meeting: Meeting) -> int | None:
    """The round of which somebody may hold one date only; None for a single meeting, and where several are allowed."""
    return None if meeting.round is None or meeting.round.several_allowed else meeting.round_id


def home_network_ids(person: Person) -> set[int]:
    """The networks that the person is a member of, or coordinates for."""
    return {s.network_id for s in standings_as(person, MEMBERS) if s.network_id}


def own_municipality_id(person: Person, meeting: Meeting) -> int | None:
    """For which municipality the person comes."""
    own = own_municipality(person, meeting)
    return own.municipality_id if own else None


def own_municipality(person: Person, meeting: Meeting) -> Standing | None:
    """By what the person comes for a municipality: here before elsewhere, by a place before a coordinator's role."""
    return home_in(person, meeting.programme_id, meeting.network_id)


def home_in(person: Person, programme_id: int, network_id: int | None) -> Standing | None:
    own = [s for s in standings_as(person, COMES) if s.municipality_id and s.programme_id == programme_id]
    own.sort(key=lambda s: (s.network_id != network_id, s.kind != PARTICIPANT, s.municipality_id))
    return own[0] if own else None


def may_follow(person: Person, network: Network) -> bool:
    """Come to all its meetings: whoever has a part in the network, as for each of them."""
    return any(s.reaches(network.programme_id, network.pk) for s in standings_as(person, COMES))


def runs_network(person: Person, network: Network) -> bool:
    """Plans its meetings."""
    return any(s.spans(network.programme_id, network.pk) for s in standings_as(person, {RoleKind.FACILITATOR}))


def coordinated_ids(person: Person, meeting: Meeting) -> set[int]:
    """The municipalities whose people the person keeps account of at this meeting."""
    return {
        s.municipality_id
        for s in standings_as(person, {RoleKind.COORDINATOR})
        if s.municipality_id and s.reaches(meeting.programme_id, meeting.network_id)
    }


def asks_again_until(meeting: Meeting) -> datetime | None:
    """A date was moved: until when those who come to all meetings say that they can on the new day. Noon in a week, or
    the day before the meeting; None where nobody would have time to answer."""
    if meeting.starts_at is None:
        return None
    last = localtime(meeting.starts_at).date() - timedelta(days=1)
    noon = clock.at(min(clock.today() + ASKED_AGAIN_FOR, last), NOON)
    until = noon if noon > clock.now() else quiet_from(meeting)
    return until if until > clock.now() else None


def may_cancel(person: Person, registration: Registration) -> bool:
    """Oneself, the own municipality's coordinator, and who runs the meeting."""
    return (
        registration.person_id == person.pk
        or registration.municipality_id in coordinated_ids(person, registration.meeting)
        or meetings.may_run_meeting(person, registration.meeting)
    )


def can_substitute(registration: Registration) -> bool:
    """A place that was made for a municipality can be given to a colleague until the meeting's moment, or its start."""
    meeting = registration.meeting
    is_in_time = meeting.substitutes_until_at is None or clock.now() < meeting.substitutes_until_at
    return (
        registration.state == State.REGISTERED
        and registration.municipality_id is not None
        and takes_place(meeting)
        and is_in_time
    )
