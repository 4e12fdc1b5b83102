"""Who may do what with needs, grounds, changes, agendas and questions, as sentences. All of them
ask what the person is, and none asks the database twice."""

from django.contrib.auth.models import AnonymousUser

from praksisnet.adaptation.models import Need
from praksisnet.meetings.models import Meeting, Session
from praksisnet.meetings.rules import may_run_meeting, run_programme_ids
from praksisnet.networks.standings import PARTICIPANT, standings_as
from praksisnet.networks.words import RoleKind
from praksisnet.people.models import Person

MEMBERS = frozenset({PARTICIPANT, RoleKind.COORDINATOR.value})
RAISES = MEMBERS | {RoleKind.FACILITATOR.value}
PREPARES = frozenset({RoleKind.FACILITATOR.value, RoleKind.KNOWLEDGE_PARTNER.value})
SEES = RAISES | {RoleKind.KNOWLEDGE_PARTNER.value, RoleKind.AUTHORITY.value}


def programme_ids(person: Person) -> set[int]:
    """The programmes whose needs the person sees. Readers see shared material only."""
    return {s.programme_id for s in standings_as(person, SEES)}


def whole_programme_ids(person: Person) -> set[int]:
    """The programmes in which the person sees the needs of every network."""
    return {s.programme_id for s in standings_as(person, SEES) if s.network_id is None}


def own_places(person: Person) -> set[tuple[int, int]]:
    """The (programme, municipality) pairs the person belongs to."""
    return {(s.programme_id, s.municipality_id) for s in standings_as(person, MEMBERS) if s.municipality_id}


def network_ids(person: Person) -> set[int]:
    """The networks the person belongs to; a role for a whole programme belongs to none."""
    return {s.network_id for s in standings_as(person, SEES) if s.network_id}


def sees_needs(person: Person | AnonymousUser) -> bool:
    return bool(standings_as(person, SEES))


def may_raise_needs(person: Person) -> bool:
    """Members for their municipality, facilitators for one that has told them."""
    return bool(standings_as(person, RAISES))


def may_speak_about(person: Person, need: Need) -> bool:
    """Join a need or step back from it in the name of a municipality."""
    return any(s.programme_id == need.programme_id for s in standings_as(person, RAISES))


def may_rewrite(person: Person, need: Need) -> bool:
    """The municipality that raised it, and the programme's facilitators."""
    return (need.programme_id, need.municipality_id) in own_places(person) or may_decide(person, need)


def may_decide(person: Person, need: Need) -> bool:
    """Merge, choose, answer or decline, and see which municipalities stand behind: the programme's facilitators."""
    return runs_programme(person, need.programme_id)


def runs_programme(person: Person, programme_id: int) -> bool:
    """Write down what is changed and why, and name the grounds of what is on the programme: its facilitators."""
    return programme_id in run_programme_ids(person)


def change_scopes(person: Person) -> tuple[set[int], dict[int, set[int]]]:
    """The programmes whose changes the person sees all of, and the own networks in the others, by programme."""
    seen = standings_as(person, SEES)
    whole = {s.programme_id for s in seen if s.network_id is None}
    networks: dict[int, set[int]] = {}
    for standing in seen:
        if standing.network_id is not None:
            networks.setdefault(standing.programme_id, set()).add(standing.network_id)
    return whole, networks


def may_cite(person: Person, session: Session) -> bool:
    """Say why a part is on the programme: who runs the meeting."""
    return may_run_meeting(person, session.meeting)


def may_prepare(person: Person, meeting: Meeting) -> bool:
    """Make a development day's agenda and decide on it: facilitators and the knowledge partner."""
    return any(s.spans(meeting.programme_id, None) for s in standings_as(person, PREPARES))


def may_see_agenda(person: Person, meeting: Meeting) -> bool:
    """The authority reads along."""
    seen = standings_as(person, PREPARES | {RoleKind.AUTHORITY.value})
    return any(s.spans(meeting.programme_id, None) for s in seen)


def may_ask(person: Person, meeting: Meeting) -> bool:
    """Put questions to the municipalities before a meeting: who runs it."""
    return may_run_meeting(person, meeting)


def may_see_replies(person: Person, meeting: Meeting) -> bool:
    """What every municipality said: who prepares the meeting."""
    return may_run_meeting(person, meeting) or may_prepare(person, meeting)


def answers_for(person: Person, meeting: Meeting) -> dict[int, str]:
    """The municipalities, by key and name, for which the person answers before the meeting: the own, where invited."""
    return {
        s.municipality_id: s.municipality
        for s in standings_as(person, MEMBERS)
        if s.municipality_id
        and s.programme_id == meeting.programme_id
        and (meeting.network_id is None or s.network_id == meeting.network_id)
    }
