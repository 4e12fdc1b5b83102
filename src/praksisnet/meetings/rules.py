"""Who may do what with meetings, as sentences. All of them ask what the person is, and none asks the database twice."""

from django.contrib.auth.models import AnonymousUser

from praksisnet.kit import clock
from praksisnet.meetings.models import Meeting, PlanChange, Round
from praksisnet.meetings.words import State
from praksisnet.networks.standings import PARTICIPANT, standings_as
from praksisnet.networks.words import RoleKind
from praksisnet.people.models import Person

RUNS = frozenset({RoleKind.FACILITATOR.value})
SEES_DRAFTS = RUNS | {RoleKind.KNOWLEDGE_PARTNER.value, RoleKind.AUTHORITY.value}
SEES_PARTICIPANTS = RUNS | {RoleKind.KNOWLEDGE_PARTNER.value, RoleKind.COORDINATOR.value, PARTICIPANT}
SEES = SEES_DRAFTS | SEES_PARTICIPANTS


def state_of(meeting: Meeting) -> State:
    """Where one meeting stands now; ``queries.with_state`` says the same of many."""
    now = clock.now()
    if meeting.cancelled_at:
        return State.CANCELLED
    if meeting.published_at:
        is_over = meeting.closed_at or (meeting.ends_at and meeting.ends_at <= now)
        return State.HELD if is_over else State.PUBLISHED
    return State.ANNOUNCED if meeting.announced_at else State.DRAFT


def may_run_meeting(person: Person, meeting: Meeting) -> bool:
    """Plan, announce, publish, cancel and close: the facilitators of the programme, or of the meeting's network.

    What all networks share is the programme's facilitators' alone.
    """
    return any(s.spans(meeting.programme_id, meeting.network_id) for s in standings_as(person, RUNS))


def may_run_round(person: Person, round_: Round) -> bool:
    """Change what all networks share: the facilitators of the whole programme."""
    return any(s.spans(round_.programme_id, None) for s in standings_as(person, RUNS))


def may_see_participants(person: Person, meeting: Meeting) -> bool:
    """Those who take part in the network or bring knowledge to it; the authority sees municipalities only."""
    seers = standings_as(person, SEES_PARTICIPANTS)
    return any(s.reaches(meeting.programme_id, meeting.network_id) for s in seers)


def sees_meetings(person: Person | AnonymousUser) -> bool:
    return bool(standings_as(person, SEES))


def draft_scopes(person: Person) -> tuple[set[int], set[int]]:
    """The programmes and the networks whose drafts the person sees: what is not announced yet."""
    seen = standings_as(person, SEES_DRAFTS)
    whole = {s.programme_id for s in seen if s.network_id is None}
    return whole, {s.network_id for s in seen if s.network_id is not None}


def run_programme_ids(person: Person) -> set[int]:
    """The programmes the person facilitates as a whole."""
    return {s.programme_id for s in standings_as(person, RUNS) if s.network_id is None}


def may_change_talk(meeting: Meeting) -> bool:
    """Titles and abstracts stand still once the meeting has begun; slides do not."""
    has_begun = meeting.starts_at is not None and meeting.starts_at <= clock.now()
    return not (has_begun or meeting.closed_at or meeting.cancelled_at)


def can_undo(change: PlanChange) -> bool:
    """Nobody has heard of it yet."""
    return change.undone_at is None and clock.now() < change.leaves_at
