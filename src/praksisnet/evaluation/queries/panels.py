"""What pages show of a meeting's evaluation."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from praksisnet.evaluation import rules
from praksisnet.evaluation.models import Remark, Survey
from praksisnet.evaluation.queries.charts import axis_low, likert_of, trend_of_points
from praksisnet.evaluation.queries.results import Comparison, ItemResult, Results, comparisons, results_of
from praksisnet.evaluation.queries.surveys import Rate, is_open, last_day, rate_of, survey_of
from praksisnet.evaluation.queries.trends import Point, previous_survey, trend_of
from praksisnet.evaluation.words import CHANGES, Change
from praksisnet.kit.charts import Chart
from praksisnet.kit.formats import date_with_year, number, percent
from praksisnet.meetings.models import Meeting
from praksisnet.networks.models import Network
from praksisnet.people.models import Person
from praksisnet.registration.queries import figures_of


def rate_text(rate: Rate) -> str:
    """``Svarprocent: 74 % (28 af 38)``."""
    return _("Response rate: %(share)s (%(answered)s of %(asked)s)") % {
        "share": percent(rate.share),
        "answered": rate.answered,
        "asked": rate.asked,
    }


@dataclass(frozen=True, slots=True)
class AnswerPanel:
    """On the meeting's page: whether this reader is asked, has answered, and may see the result."""

    survey: Survey
    rate: Rate
    is_asked: bool
    has_answered: bool
    is_open: bool
    may_see: bool

    @property
    def last_day(self) -> Any:
        return last_day(self.survey)

    @property
    def rate_text(self) -> str:
        return rate_text(self.rate)


@dataclass(frozen=True, slots=True)
class ResultsPanel:
    """``previous`` is the network's evaluation before, which ``changes`` compares with, by item key."""

    meeting: Meeting
    results: Results
    municipalities: int  # of which somebody came
    previous: Survey | None
    changes: dict[str, Comparison]
    trend: list[Point]
    remarks: list[Remark]
    may_close: bool
    may_read_remarks: bool

    @property
    def survey(self) -> Survey:
        return self.results.survey

    @property
    def is_open(self) -> bool:
        return is_open(self.survey)

    @property
    def last_day(self) -> Any:
        return last_day(self.survey)

    @property
    def overall_change(self) -> Comparison | None:
        overall = self.results.overall
        return self.changes.get(overall.item.key) if overall else None

    @property
    def headline(self) -> str:
        """What the chart of agreement says, where the shown numbers single a question out."""
        most, least = self._extremes()
        if most and least:
            said = {"most": most.item.short_label, "least": least.item.short_label}
            return _("Most agreement about %(most)s, least about %(least)s") % said
        if most:
            return _("Most agreement about %(most)s") % {"most": most.item.short_label}
        if least:
            return _("Least agreement about %(least)s") % {"least": least.item.short_label}
        return _("How %(count)s participants answered") % {"count": self.results.number}

    def _extremes(self) -> tuple[ItemResult | None, ItemResult | None]:
        """The questions with most and with least agreement; None where two share the place or one is not known."""
        items = self.results.agreements
        if len(items) < 2 or any(one.agreeing is None for one in items):
            return None, None
        ranked = sorted(items, key=lambda one: one.agreeing_share)
        shares = [one.agreeing_share for one in ranked]
        return ranked[-1] if shares[-1] > shares[-2] else None, ranked[0] if shares[0] < shares[1] else None

    @property
    def change_text(self) -> str:
        """``Uændret fra 4,1 den 14. april 2026``."""
        change = self.overall_change
        if self.previous is None or change is None:
            return ""
        if change.word is Change.UNKNOWN or change.mean_before is None or self.previous.meeting.starts_at is None:
            return str(CHANGES[change.word])
        return _("%(change)s from %(mean)s on %(day)s") % {
            "change": CHANGES[change.word],
            "mean": number(change.mean_before, 1),
            "day": date_with_year(self.previous.meeting.starts_at),
        }

    @property
    def answers_note(self) -> str:
        merged = _("Answers that fewer than five have given are merged.")
        return f"{rate_text(self.results.rate)}. {merged}"

    @property
    def trend_low(self) -> int:
        return axis_low(self.trend)

    @property
    def agreement_chart(self) -> Chart:
        return likert_of(self.results.agreements, self.headline)

    @property
    def outcome_chart(self) -> Chart:
        overall = [self.results.overall] if self.results.overall else []
        return likert_of(overall, self._outcome(_("Overall outcome")))

    @property
    def trend_chart(self) -> Chart:
        name = self.meeting.network.name if self.meeting.network else ""
        return trend_of_points(self.trend, name)

    def _outcome(self, plain: str) -> str:
        """With what the test says of the change since the meeting before."""
        change = self.overall_change
        if change is None or change.word is Change.UNKNOWN:
            return plain
        return {
            Change.RISEN: _("%(what)s: risen since the meeting before"),
            Change.FALLEN: _("%(what)s: fallen since the meeting before"),
            Change.UNCHANGED: _("%(what)s: unchanged since the meeting before"),
        }[change.word] % {"what": plain}


def answer_panel(person: Person, meeting: Meeting) -> AnswerPanel | None:
    """None while there is no evaluation this reader has anything to do with; one statement."""
    survey = survey_of(meeting, person)
    if survey is None:
        return None
    may_see = rules.may_see_results(person, meeting)
    if not (survey.is_asked or may_see):
        return None
    return AnswerPanel(survey, rate_of(survey), survey.is_asked, survey.has_answered, is_open(survey), may_see)


def results_panel(person: Person, meeting: Meeting, survey: Any = None) -> ResultsPanel | None:
    """None for a meeting without evaluation, and for those who may not see it. ``survey`` as survey_of has it."""
    survey = survey or survey_of(meeting)
    if survey is None or not rules.may_see_results(person, meeting):
        return None
    results = results_of(survey)
    previous = previous_survey(meeting) if results.is_shown else None
    reads = rules.may_read_remarks(person, meeting)
    return ResultsPanel(
        meeting=meeting,
        results=results,
        municipalities=figures_of([meeting.pk])[meeting.pk].present,
        previous=previous,
        changes=comparisons(previous, survey) if previous else {},
        trend=_trend(meeting.network) if results.is_shown and meeting.network else [],
        remarks=remarks_of(survey) if reads else [],
        may_close=rules.may_close(person, meeting) and survey.closed_at is None,
        may_read_remarks=reads,
    )


def remarks_of(survey: Survey) -> list[Remark]:
    """In the order of their random keys; none before the survey is closed."""
    return list(survey.remarks.order_by("pk")) if survey.closed_at else []


def _trend(network: Network) -> list[Point]:
    """A line needs two points."""
    found = trend_of(network)
    return found if sum(point.network is not None for point in found) > 1 else []
