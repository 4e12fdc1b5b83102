"""The front page of those who run a programme, and of the authority that owns it."""

from collections.abc import Iterator, Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from praksisnet.meetings.queries import upcoming_for
from praksisnet.networks import rules
from praksisnet.networks.models import Network, Programme
from praksisnet.networks.queries import CoverageRow, coverage_of, tally
from praksisnet.networks.words import Coverage
from praksisnet.pages.queries.front.shown import Coming, Front, NetworkLine
from praksisnet.pages.queries.programmes import main_programme
from praksisnet.pages.queries.waiting import Waiting, approvals_waiting, todos_waiting
from praksisnet.people.models import Person
from praksisnet.registration.queries import figures_of

IN = frozenset({Coverage.REPRESENTED, Coverage.THROUGH})
MOST_COMING = 6


def running_front(person: Person, front: Front, networks: Sequence[Network]) -> Front:
    """``front`` has the programmes already; ``networks`` are those whose pages open for the reader."""
    front.runs = any(rules.may_run_programme(person, programme) for programme in front.programmes)
    part = _("Facilitator") if front.runs else _("The authority's view")
    asked = [*approvals_waiting(person), *todos_waiting(person)]
    programme = main_programme(front.programmes)
    if programme is None:
        front.title, front.eyebrow, front.waiting = _("My programmes"), part, asked
        return front
    front.programme = programme
    front.others = [other for other in front.programmes if other != programme]
    front.title, front.eyebrow = programme.full_title, f"{part} · {programme.authority.name}"
    rows = coverage_of(programme)
    front.counts = counts = tally(rows)
    front.figures, total = _figures(counts), sum(counts.values())
    front.lines = _lines(rows, {network.pk for network in networks})
    front.state = _("%(number)s of %(total)s municipalities are in.") % {"number": _in(counts), "total": total}
    front.waiting = [*asked, *(_of_programme(programme, counts) if front.runs else ())]
    _meetings(person, programme, front)
    return front


def _meetings(person: Person, programme: Programme, front: Front) -> None:
    found = list(upcoming_for(person).filter(programme=programme)[:MOST_COMING])
    figures = figures_of([meeting.pk for meeting in found])
    front.coming = [Coming.of(meeting, {}, figures[meeting.pk]) for meeting in found]
    front.next = front.coming[0] if front.coming else None


def _in(counts: Mapping[Coverage, int]) -> int:
    return counts[Coverage.REPRESENTED] + counts[Coverage.THROUGH]


def _figures(counts: Mapping[Coverage, int]) -> list[tuple[str, str, str]]:
    """Figure, label and remark; together they are all municipalities."""
    through = counts[Coverage.THROUGH]
    remark = _("%(n)s of them through another") % {"n": through} if through else ""
    rest = [(str(counts[state]), str(state.label), "") for state in Coverage if state not in IN and counts[state]]
    return [(str(_in(counts)), _("Are in"), remark), *rest]


def _lines(rows: Sequence[CoverageRow], open_to_reader: set[int]) -> list[NetworkLine]:
    networks = {row.network.pk: row.network for row in rows if row.network}
    states = [(row.network.pk, row.state in IN) for row in rows if row.network]
    return [
        NetworkLine(
            network.name,
            reverse("networks:network", args=[pk]) if pk in open_to_reader else "",
            sum(is_in for of, is_in in states if of == pk),
            sum(of == pk for of, _is_in in states),
        )
        for pk, network in sorted(networks.items(), key=lambda item: item[1].sort_name)
    ]


def _of_programme(programme: Programme, counts: Mapping[Coverage, int]) -> Iterator[Waiting]:
    """What the programme itself asks of its facilitator."""
    if programme.is_draft:
        yield Waiting("edit", _("Finish the set-up"), reverse("networks:programme", args=[programme.pk]))
    waiting = counts[Coverage.AWAITING]
    if waiting and not (programme.is_closed or programme.is_draft):
        title = ngettext(
            "%(n)s municipality has not answered its invitation yet",
            "%(n)s municipalities have not answered their invitation yet",
            waiting,
        ) % {"n": waiting}
        coverage = reverse("networks:coverage", args=[programme.pk])
        yield Waiting("email", title, f"{coverage}?state={Coverage.AWAITING.value}")
