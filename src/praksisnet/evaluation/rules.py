"""Who may do what with evaluations, as sentences. All ask what the person is, none asks the database twice."""

from django.contrib.auth.models import AnonymousUser

from praksisnet.meetings.models import Meeting
from praksisnet.networks.standings import PARTICIPANT, Standing, standings_of
from praksisnet.networks.words import RoleKind
from praksisnet.people.models import Person

RUNS = frozenset({RoleKind.FACILITATOR.value})
READS_REMARKS = RUNS | {RoleKind.KNOWLEDGE_PARTNER.value}
SEES = READS_REMARKS | {PARTICIPANT, RoleKind.COORDINATOR.value, RoleKind.AUTHORITY.value}


def scope(person: Person | AnonymousUser, kinds: frozenset[str] = SEES) -> tuple[set[int], set[int], set[int]]:
    """The programmes seen as a whole, the networks seen, and the programmes whose national meetings are seen."""
    own = [s for s in standings_of(person) if s.kind in kinds] if isinstance(person, Person) else []
    whole = {s.programme_id for s in own if s.network_id is None}
    return whole, {s.network_id for s in own if s.network_id is not None}, {s.programme_id for s in own}


def sees_evaluations(person: Person | AnonymousUser) -> bool:
    return any(scope(person))


def may_see_results(person: Person, meeting: Meeting) -> bool:
    return _is(person, meeting, SEES)


def may_read_remarks(person: Person, meeting: Meeting) -> bool:
    """What participants wrote themselves: those who prepare the next meeting."""
    return _is(person, meeting, READS_REMARKS)


def may_close(person: Person, meeting: Meeting) -> bool:
    """Those who run the meeting: the programme's facilitators, and for a network's meeting those of the network."""
    runs = [s for s in standings_of(person) if s.kind in RUNS and s.programme_id == meeting.programme_id]
    return any(s.network_id in (None, meeting.network_id) for s in runs)


def _is(person: Person, meeting: Meeting, kinds: frozenset[str]) -> bool:
    return any(_reaches(s, meeting) for s in standings_of(person) if s.kind in kinds)


def _reaches(standing: Standing, meeting: Meeting) -> bool:
    """The own network's meetings and those for all; with a role for the whole programme every meeting of it."""
    in_reach = standing.network_id is None or meeting.network_id in (None, standing.network_id)
    return standing.programme_id == meeting.programme_id and in_reach
