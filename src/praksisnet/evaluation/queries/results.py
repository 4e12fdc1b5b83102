"""What a survey says: read once, and the same numbers in chart, table, spreadsheet and open data."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from praksisnet.evaluation import analysis
from praksisnet.evaluation.analysis import FEWEST, Counts, Part
from praksisnet.evaluation.models import Answer, Item, Survey
from praksisnet.evaluation.queries.surveys import Rate, rate_of
from praksisnet.evaluation.words import AGREEMENT, OUTCOME, OVERALL, Change

_KEPT = "_values_of_answers"


@dataclass(frozen=True, slots=True)
class ItemResult:
    """One question's answers, as they may be shown. ``parts`` is empty when there are too few."""

    item: Item
    number: int
    parts: tuple[Part, ...]
    mean: float | None

    def label(self, part: Part) -> str:
        labels = OUTCOME if self.item.is_overall else AGREEMENT
        return str(labels[part.low, part.high])

    @property
    def agreeing(self) -> int | None:
        """How many at least agree, when the parts say it."""
        sure = [part.at_least if part.count is None else part.count for part in self.parts if part.low >= 4]
        return sum(number or 0 for number in sure) if sure else None

    @property
    def agreeing_share(self) -> float:
        return (self.agreeing or 0) / self.number if self.number else 0.0


@dataclass(frozen=True, slots=True)
class Comparison:
    """The same question in two surveys. ``p`` is adjusted for all questions that the two surveys have in common."""

    word: Change
    p: float
    n_before: int
    n_after: int
    mean_before: float | None
    mean_after: float | None


@dataclass(frozen=True, slots=True)
class Results:
    """``items`` without free text; empty while nothing is shown. ``number`` counts the answers that are shown."""

    survey: Survey
    rate: Rate
    number: int
    items: tuple[ItemResult, ...]

    @property
    def is_shown(self) -> bool:
        return bool(self.items)

    @property
    def agreements(self) -> list[ItemResult]:
        return [one for one in self.items if not one.item.is_overall]

    @property
    def overall(self) -> ItemResult | None:
        return next((one for one in self.items if one.item.is_overall), None)

    @property
    def data_headings(self) -> list[str]:
        return [_("Question"), _("Answer"), _("From"), _("To"), _("Number"), _("At least"), _("At most"), _("Of")]

    @property
    def data_rows(self) -> list[tuple[Any, ...]]:
        """One row a part, for spreadsheet and open data: the parts of the charts, with an empty cell where coded."""
        return [
            (one.item.label, one.label(part), part.low, part.high, part.count, part.at_least, part.at_most, one.number)
            for one in self.items
            for part in one.parts
        ]


def number_of(part: Part) -> str:
    """``12``, or ``at least 22``."""
    if part.at_least is not None:
        return _("at least %(number)s") % {"number": part.at_least}
    if part.at_most is not None:
        return _("at most %(number)s") % {"number": part.at_most}
    return str(part.count)


def results_of(survey: Survey) -> Results:
    """The result of a closed survey; of one that is open only how many have answered."""
    rate = rate_of(survey)
    values = _values(survey)
    if len(values) < FEWEST:
        return Results(survey, rate, 0, ())
    items = Item.objects.filter(instrument=survey.instrument_id, is_free_text=False)
    return Results(survey, rate, len(values), tuple(_item(item, values) for item in items))


def means_of(surveys: Sequence[Survey]) -> dict[int, float]:
    """The mean of the outcome as a whole by survey, of the closed ones with answers enough: one statement."""
    closed = [survey.pk for survey in surveys if survey.closed_at]
    marks: dict[int, list[int]] = {}
    for survey, values in Answer.objects.filter(survey__in=closed).values_list("survey", "values"):
        marks.setdefault(survey, []).extend([values[OVERALL]] if OVERALL in values else [])
    means = {survey: analysis.mean(analysis.counts_of(given)) for survey, given in marks.items()}
    return {survey: mean for survey, mean in means.items() if mean is not None}


def _item(item: Item, values: Sequence[Any]) -> ItemResult:
    counts = analysis.counts_of([said[item.key] for said in values if item.key in said])
    return ItemResult(item, sum(counts), analysis.merged(counts), analysis.mean(counts))


def comparisons(before: Survey, after: Survey) -> dict[str, Comparison]:
    """Every question that both closed surveys hold: one test each, adjusted together (Holm)."""
    return compared(_counts(before), _counts(after))


def compared(first: Mapping[str, Counts], second: Mapping[str, Counts]) -> dict[str, Comparison]:
    """The same of counts by question, which may be those of several surveys together."""
    shared = [key for key in second if key in first]
    tested = {key: analysis.change(first[key], second[key]) for key in shared if _is_enough(first[key], second[key])}
    adjusted = analysis.holm(tested)
    return {key: _comparison(first[key], second[key], adjusted.get(key)) for key in shared}


def compare(item_key: str, before: Survey, after: Survey) -> Comparison:
    """One question before and after: “risen” or “fallen” only beyond chance, all shared questions considered."""
    none = (0, 0, 0, 0, 0)
    return comparisons(before, after).get(item_key) or _comparison(none, none, None)


def counts_in(survey_ids: Iterable[int]) -> dict[int, dict[str, Counts]]:
    """The answers to every question of these closed surveys, for comparing and not for showing: one statement."""
    said: dict[int, list[dict[str, int]]] = {}
    rows = Answer.objects.filter(survey__in=list(survey_ids), survey__closed_at__isnull=False)
    for survey_id, values in rows.values_list("survey", "values"):
        said.setdefault(survey_id, []).append(values)
    return {survey_id: _by_question(values) for survey_id, values in said.items()}


def _counts(survey: Survey) -> dict[str, Counts]:
    return _by_question(_values(survey))


def _values(survey: Survey) -> list[dict[str, int]]:
    """What each answer of a closed survey says; kept on the object, so that one page reads it once."""
    if survey.closed_at is None:
        return []
    kept: list[dict[str, int]] | None = survey.__dict__.get(_KEPT)
    if kept is None:
        kept = survey.__dict__[_KEPT] = list(survey.answers.values_list("values", flat=True))
    return kept


def _by_question(values: Sequence[Mapping[str, int]]) -> dict[str, Counts]:
    keys = {key for said in values for key in said}
    return {key: analysis.counts_of([said[key] for said in values if key in said]) for key in sorted(keys)}


def _is_enough(before: Counts, after: Counts) -> bool:
    return min(sum(before), sum(after)) >= FEWEST


def _comparison(before: Counts, after: Counts, p: float | None) -> Comparison:
    means = analysis.mean(before), analysis.mean(after)
    return Comparison(_word(before, after, p), 1.0 if p is None else p, sum(before), sum(after), *means)


def _word(before: Counts, after: Counts, p: float | None) -> Change:
    if p is None:
        return Change.UNKNOWN
    if p > analysis.LEVEL_OF_TEST:
        return Change.UNCHANGED
    return Change.RISEN if analysis.average(after) > analysis.average(before) else Change.FALLEN
