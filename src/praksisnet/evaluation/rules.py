"""Who may do what with evaluations, as sentences. All ask what the person is, none asks the database twice."""

from django.contrib.auth.models import AnonymousUser

from praksisnet.meetings.models import Meeting
from praksisnet.meetings.rules import may_run_meeting
from praksisnet.networks.standings import PARTICIPANT, standings_as
from praksisnet.networks.words import RoleKind
from praksisnet.people.models import Person

READS_REMARKS = frozenset({RoleKind.FACILITATOR.value, RoleKind.KNOWLEDGE_PARTNER.value})
SEES = READS_REMARKS | {PARTICIPANT, RoleKind.COORDINATOR.value, RoleKind.AUTHORITY.value}


def scope(person: Person | AnonymousUser, kinds: frozenset[str] = SEES) -> tuple[set[int], set[int], set[int]]:
    """The programmes seen as a whole, the networks seen, and the programmes whose national meetings are seen."""
    own = standings_as(person, kinds)
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
    """Those who run the meeting."""
    return may_run_meeting(person, meeting)


def _is(person: Person, meeting: Meeting, kinds: frozenset[str]) -> bool:
    return any(s.reaches(meeting.programme_id, meeting.network_id) for s in standings_as(person, kinds))
