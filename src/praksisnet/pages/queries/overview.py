"""A programme in aggregates, as the authority reads it and the facilitator reports it: no persons."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from praksisnet.evaluation.queries import Rate, response_rates
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.queries import meetings_in
from praksisnet.meetings.words import FOR_MEMBERS, State
from praksisnet.networks.models import Network, Programme
from praksisnet.networks.queries import CoverageRow, coverage_of
from praksisnet.networks.words import Coverage
from praksisnet.practice.queries import trial_counts
from praksisnet.practice.words import Stage
from praksisnet.registration.queries import Figures, figures_of, meetings_by_municipality

IN = frozenset({Coverage.REPRESENTED, Coverage.THROUGH})


@dataclass(frozen=True, slots=True)
class Line:
    """One network, or (``network`` None) what all of them share, or the sum."""

    name: str
    network: Network | None
    taking_part: int  # municipalities, by themselves or through another
    invited: int
    reached: int  # of which somebody has been at a meeting
    held: int
    planned: int
    attended: int
    rate: Rate

    @property
    def per_meeting(self) -> float | None:
        return self.attended / self.held if self.held else None


@dataclass(frozen=True, slots=True)
class Overview:
    programme: Programme
    lines: Sequence[Line]
    total: Line
    trials: Mapping[Stage, int]

    @property
    def number_of_trials(self) -> int:
        return sum(self.trials.values())

    @property
    def stages(self) -> list[tuple[str, int]]:
        return [(str(stage.label), number) for stage, number in self.trials.items()]

    @property
    def lead(self) -> str:
        held = ngettext("%(n)s meeting has been held", "%(n)s meetings have been held", self.total.held) % {
            "n": self.total.held
        }
        return _("%(number)s of %(all)s municipalities are in, and %(held)s.") % {
            "number": self.total.taking_part, "all": self.total.invited, "held": held,
        }  # fmt: skip


def overview_of(programme: Programme) -> Overview:
    """Eleven statements, however many meetings: the rooms' own figures, added up here and nowhere else."""
    coverage = coverage_of(programme)
    meetings = [meeting for meeting in meetings_in(programme) if meeting.kind in FOR_MEMBERS]
    figures, rates = figures_of([meeting.pk for meeting in meetings]), response_rates(programme)
    reached = _reached(programme, coverage)
    networks = {row.network.pk: row.network for row in coverage if row.network}
    ordered: list[Network | None] = [*sorted(networks.values(), key=lambda network: network.sort_name)]
    if any(meeting.network_id is None for meeting in meetings):
        ordered.append(None)
    lines = [
        _line(
            network.name if network else _("For all networks"),
            network,
            [row for row in coverage if network and row.network == network],
            [meeting for meeting in meetings if meeting.network_id == (network.pk if network else None)],
            figures,
            rates,
            reached,
        )
        for network in ordered
    ]
    total = _line(_("In all"), None, coverage, meetings, figures, rates, reached)
    return Overview(programme, lines, total, trial_counts(programme))


def _reached(programme: Programme, coverage: Sequence[CoverageRow]) -> set[int]:
    """The municipalities of which somebody has been at a meeting; who is represented is where its representative is."""
    there = set(meetings_by_municipality(programme))
    names = {row.municipality.name for row in coverage if row.municipality.pk in there}
    return there | {row.municipality.pk for row in coverage if row.through in names}


def _line(
    name: str,
    network: Network | None,
    coverage: Sequence[CoverageRow],
    meetings: Sequence[Meeting],
    figures: Mapping[int, Figures],
    rates: Mapping[int, Rate],
    reached: set[int],
) -> Line:
    states = Counter(meeting.state for meeting in meetings)  # type: ignore[attr-defined]
    known = [rates[meeting.pk] for meeting in meetings if meeting.pk in rates]
    return Line(
        name=name,
        network=network,
        taking_part=sum(row.state in IN for row in coverage),
        invited=len(coverage),
        reached=sum(row.municipality.pk in reached for row in coverage),
        held=states[State.HELD],
        planned=sum(states[state] for state in (State.DRAFT, State.ANNOUNCED, State.PUBLISHED)),
        attended=sum(figures[meeting.pk].attended for meeting in meetings),
        rate=Rate(sum(rate.answered for rate in known), sum(rate.asked for rate in known)),
    )


def overview_sheet(overview: Overview) -> tuple[list[str], list[list[Any]]]:
    """The same lines for a spreadsheet."""
    headings = [
        _("Network"), _("Municipalities that are in"), _("Municipalities"), _("Have been at a meeting"),
        _("Meetings held"), _("Meetings planned"), _("Attended in all"), _("Answers"), _("Asked"),
    ]  # fmt: skip
    return headings, [
        [
            line.name, line.taking_part, line.invited, line.reached,
            line.held, line.planned, line.attended, line.rate.answered, line.rate.asked,
        ]
        for line in [*overview.lines, overview.total]
    ]  # fmt: skip
