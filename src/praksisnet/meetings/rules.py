"""Who may do what with meetings, as sentences. All of them ask what the person is, and none asks the database twice."""

from collections.abc import Iterator

from django.contrib.auth.models import AnonymousUser

from praksisnet.kit import clock
from praksisnet.meetings.models import Meeting, Round
from praksisnet.meetings.words import State
from praksisnet.networks.models import Network
from praksisnet.networks.standings import PARTICIPANT, Standing, standings_of
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


def _as(person: Person | AnonymousUser, kinds: frozenset[str]) -> Iterator[Standing]:
    return (s for s in standings_of(person) if s.kind in kinds) if isinstance(person, Person) else iter(())


def _at(person: Person, meeting: Meeting, kinds: frozenset[str]) -> bool:
    """As one of these for the whole programme, or for the meeting's network."""
    return any(
        s.programme_id == meeting.programme_id
        and (s.network_id is None or meeting.network_id is None or s.network_id == meeting.network_id)
        for s in _as(person, kinds)
    )


def may_run_meeting(person: Person, meeting: Meeting) -> bool:
    """Plan, announce, publish, cancel and close: the facilitators of the programme, or of the meeting's network.

    What all networks share is the programme's facilitators' alone.
    """
    return any(
        s.programme_id == meeting.programme_id and s.network_id in {None, meeting.network_id} for s in _as(person, RUNS)
    )


def may_run_round(person: Person, round_: Round) -> bool:
    """Change what all networks share: the facilitators of the whole programme."""
    return any(s.programme_id == round_.programme_id and s.network_id is None for s in _as(person, RUNS))


def may_plan_in(person: Person, programme_id: int, network: Network | None) -> bool:
    return any(
        s.programme_id == programme_id and (s.network_id is None or (network and s.network_id == network.pk))
        for s in _as(person, RUNS)
    )


def may_see_participants(person: Person, meeting: Meeting) -> bool:
    """Those who take part in the network or bring knowledge to it; the authority sees municipalities only."""
    return _at(person, meeting, SEES_PARTICIPANTS)


def may_see_drafts(person: Person, meeting: Meeting) -> bool:
    """What is not announced yet: facilitators, the knowledge partner and the authority."""
    return _at(person, meeting, SEES_DRAFTS)


def sees_meetings(person: Person | AnonymousUser) -> bool:
    return any(True for _standing in _as(person, SEES))


def plans_meetings(person: Person | AnonymousUser) -> bool:
    return any(True for _standing in _as(person, RUNS))


def draft_scopes(person: Person) -> tuple[set[int], set[int]]:
    """The programmes and the networks whose drafts the person sees."""
    seen = list(_as(person, SEES_DRAFTS))
    whole = {s.programme_id for s in seen if s.network_id is None}
    return whole, {s.network_id for s in seen if s.network_id is not None}


def run_programme_ids(person: Person) -> set[int]:
    """The programmes the person facilitates as a whole."""
    return {s.programme_id for s in _as(person, RUNS) if s.network_id is None}


def may_change_talk(meeting: Meeting) -> bool:
    """Titles and abstracts stand still once the meeting has begun; slides do not."""
    has_begun = meeting.starts_at is not None and meeting.starts_at <= clock.now()
    return not (has_begun or meeting.closed_at or meeting.cancelled_at)
