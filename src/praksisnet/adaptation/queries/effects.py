"""What came of a change: the same question before and after, by the test of evaluation."""

from collections.abc import Iterable, Sequence

from praksisnet.adaptation.models import Change
from praksisnet.evaluation.analysis import MEAN_FROM, Counts
from praksisnet.evaluation.models import Survey
from praksisnet.evaluation.queries.results import Comparison, compared, counts_in
from praksisnet.meetings.models import Meeting


def comparisons_of(changes: Sequence[Change]) -> dict[int, Comparison]:
    """By change; those whose answers are not all in are left out. Two statements, however many.

    A change at one meeting is read from the meeting before it, of the same network; one of a round from the round
    before it. Where it comes from a result, that result is the one before.
    """
    wanted = [change for change in changes if change.item_id]
    if not wanted:
        return {}
    surveys = _closed({change.programme_id for change in wanted})
    pairs = {change.pk: (_before(change, surveys), _after(change, surveys)) for change in wanted}
    counts = counts_in({one.pk for before, after in pairs.values() if after for one in [*before, *after]})
    found = {}
    for change in wanted:
        before, after = (_pooled(counts.get(survey.pk, {}) for survey in side) for side in pairs[change.pk])
        seen = compared(before, after).get(change.item.key) if change.item else None
        if seen:
            found[change.pk] = seen
    return found


def _closed(programme_ids: Iterable[int]) -> list[Survey]:
    found = Survey.objects.filter(closed_at__isnull=False, meeting__programme__in=list(programme_ids))
    return list(found.select_related("meeting__round").order_by("meeting__starts_at", "pk"))


def _after(change: Change, surveys: Sequence[Survey]) -> list[Survey]:
    if change.round_id:
        return [survey for survey in surveys if survey.meeting.round_id == change.round_id]
    return [survey for survey in surveys if survey.meeting_id == change.meeting_id]


def _before(change: Change, surveys: Sequence[Survey]) -> list[Survey]:
    after = _after(change, surveys)
    if not after:
        return []
    if change.round_id:
        return _round_before(change, after[0].meeting, surveys)
    if change.survey_id:
        return [survey for survey in surveys if survey.pk == change.survey_id]
    earlier = [survey for survey in surveys if _is_alike(survey.meeting, after[0].meeting)]
    return earlier[-1:]


def _round_before(change: Change, meeting: Meeting, surveys: Sequence[Survey]) -> list[Survey]:
    cause = next((survey.meeting.round_id for survey in surveys if survey.pk == change.survey_id), None)
    if cause:
        return [survey for survey in surveys if survey.meeting.round_id == cause]
    number = meeting.round.number if meeting.round else 0
    rounds = {survey.meeting.round.number for survey in surveys if survey.meeting.round}
    last = max((one for one in rounds if one < number), default=None)
    return [survey for survey in surveys if survey.meeting.round and survey.meeting.round.number == last]


def _is_alike(meeting: Meeting, other: Meeting) -> bool:
    """An earlier meeting of the same people."""
    return bool(
        (meeting.kind, meeting.network_id) == (other.kind, other.network_id)
        and meeting.starts_at and other.starts_at and meeting.starts_at < other.starts_at
    )  # fmt: skip


def _pooled(counts: Iterable[dict[str, Counts]]) -> dict[str, Counts]:
    """Together; without a meeting whose own figure is not shown, since a difference would give it away."""
    sums: dict[str, Counts] = {}
    for one in counts:
        for key, cells in one.items():
            if sum(cells) >= MEAN_FROM:
                a, b, c, d, e = sums.get(key, (0, 0, 0, 0, 0))
                sums[key] = (a + cells[0], b + cells[1], c + cells[2], d + cells[3], e + cells[4])
    return sums
