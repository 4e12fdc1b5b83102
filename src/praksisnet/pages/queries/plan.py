"""The meeting plan: every network's meetings half-year by half-year, and which municipalities have been there.

Meetings come from ``meetings``, what was counted at them from ``registration``: the same figures as on every page.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from praksisnet.kit import clock
from praksisnet.kit.charts import Tile
from praksisnet.kit.half_years import HalfYear, half_years
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.queries import meetings_for
from praksisnet.meetings.words import FOR_MEMBERS, Kind, State
from praksisnet.networks.models import Invitation, Network, Programme
from praksisnet.networks.rules import may_see_members
from praksisnet.networks.words import Answer
from praksisnet.organisations.queries import municipalities, municipality_tiles, representative_ids
from praksisnet.pages.words import SHARED
from praksisnet.people.models import Person
from praksisnet.registration.queries import Figures, figures_of, meetings_by_municipality

MOST_COLUMNS = 6  # half-years on the board; the rest is a click away
A_YEAR = timedelta(days=365)  # what the map looks back on
DARKEST = 3  # meetings from which a tile gets no darker


@dataclass(frozen=True, slots=True)
class Cell:
    """What one network has in one half-year."""

    half_year: HalfYear
    meetings: Sequence[tuple[Meeting, Figures]]

    @property
    def is_now(self) -> bool:
        return self.half_year == HalfYear.of(clock.today())


@dataclass(frozen=True, slots=True)
class Line:
    """The row of a network, or of what all networks share."""

    name: str
    detail: str
    href: str
    cells: Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Board:
    programme: Programme
    columns: Sequence[HalfYear]
    lines: Sequence[Line]
    counts: Mapping[str, int]  # of State, and "dateless"
    earlier: int  # half-years of the period before the first column

    @property
    def lead(self) -> str:
        held, missing = self.counts[State.HELD], self.counts["dateless"]
        planned = self.counts[State.ANNOUNCED] + self.counts[State.PUBLISHED] + self.counts[State.DRAFT] - missing
        said = [ngettext("%(n)s meeting has been held", "%(n)s meetings have been held", held) % {"n": held}]
        said.append(ngettext("%(n)s is planned", "%(n)s are planned", planned) % {"n": planned})
        if missing:
            lacking = ngettext("%(n)s lacks a date", "%(n)s lack a date", missing) % {"n": missing}
            return _("%(held)s, %(planned)s, and %(lacking)s.") % {
                "held": said[0], "planned": said[1], "lacking": lacking,
            }  # fmt: skip
        return _("%(held)s, and %(planned)s.") % {"held": said[0], "planned": said[1]}


@dataclass(frozen=True, slots=True)
class Reach:
    """How many meetings each municipality of the programme has been at, and the map of it."""

    since: date
    tiles: Sequence[Tile]
    groups: Sequence[tuple[int, str]]  # how many municipalities, and what they have in common
    absent: int

    @property
    def levels(self) -> list[str]:
        return [_("None yet"), _("1 meeting"), _("2 meetings"), _("3 or more meetings")]

    @property
    def title(self) -> str:
        there = sum(number for number, _label in self.groups) - self.absent
        return ngettext(
            "%(n)s municipality has been at a meeting", "%(n)s municipalities have been at a meeting", there
        ) % {"n": there}


def board_of(person: Person, programme: Programme, *, everything: bool = False) -> Board:
    """Four statements, however many meetings. ``everything``: from the first half-year of the period on."""
    found = list(meetings_for(person).filter(programme=programme).select_related("round").order_by("starts_at", "pk"))
    figures = figures_of([meeting.pk for meeting in found])
    columns = list(half_years(programme.starts_on, programme.ends_on))
    shown = columns if everything else _shown(columns)
    when, places = _half_years(found), defaultdict(list)
    for meeting in found:
        places[_row(meeting), when[meeting.pk]].append((meeting, figures[meeting.pk]))
    numbers = Counter(_accepted(programme).values())
    rows: list[tuple[Any, str, str, str]] = [
        (network.pk, network.name, _municipalities(numbers[network.pk]), _page_of(network, person))
        for network in programme.networks.order_by("sort_name")
    ]
    used = {_row(meeting) for meeting in found}
    rows += [(kind, said, _("All networks"), "") for kind, said in SHARED.items() if kind in used]
    lines = [
        Line(name, detail, href, [Cell(half, places[row, half]) for half in shown]) for row, name, detail, href in rows
    ]
    return Board(programme, shown, lines, _counts(found), columns.index(shown[0]) if shown else 0)


def reach_of(programme: Programme) -> Reach:
    """Of the municipalities that are in, by themselves or through another. Four statements."""
    since = clock.today() - A_YEAR
    numbers = meetings_by_municipality(programme, since)
    through = representative_ids()
    accepted = _accepted(programme)
    tiles, groups = [], Counter[int]()
    for municipality in municipalities():
        tile = municipality_tiles().get(municipality.code or "")
        home = municipality.pk if municipality.pk in accepted else through.get(municipality.pk, municipality.pk)
        number = numbers.get(municipality.pk, numbers.get(home, 0))
        groups[min(number, DARKEST)] += 1
        if tile:
            said = ngettext("%(n)s meeting", "%(n)s meetings", number) % {"n": number}
            tiles.append(Tile(tile.name, tile.short, tile.column, tile.row, min(number, DARKEST), said))
    labels = [_("none yet"), _("1 meeting"), _("2 meetings"), _("3 or more meetings")]
    return Reach(since, tiles, [(groups[level], labels[level]) for level in range(DARKEST, -1, -1)], groups[0])


def _shown(columns: Sequence[HalfYear]) -> list[HalfYear]:
    """Around today: three half-years back and what is planned, as many as a screen holds."""
    if len(columns) <= MOST_COLUMNS:
        return list(columns)
    today = HalfYear.of(clock.today())
    now = next((place for place, half in enumerate(columns) if half >= today), len(columns) - 1)
    first = max(0, min(now - 3, len(columns) - MOST_COLUMNS))
    return list(columns[first : first + MOST_COLUMNS])


def _page_of(network: Network, person: Person) -> str:
    """Empty for those who have no business with the people of a network."""
    return reverse("networks:network", args=[network.pk]) if may_see_members(person, network) else ""


def _row(meeting: Meeting) -> Any:
    """Its network, or the kind of what all networks share."""
    return meeting.network_id or Kind(meeting.kind)


def _half_years(found: Sequence[Meeting]) -> dict[int, HalfYear]:
    """A round's meetings stand together, where the first of them is; others by their date, or in the present."""
    dated = {meeting.pk: HalfYear.of(meeting.starts_at) for meeting in found if meeting.starts_at}
    rounds: dict[int, HalfYear] = {}
    for meeting in found:
        if meeting.round_id and meeting.pk in dated:
            rounds[meeting.round_id] = min(rounds.get(meeting.round_id, dated[meeting.pk]), dated[meeting.pk])
    now = HalfYear.of(clock.today())
    return {meeting.pk: rounds.get(meeting.round_id or 0) or dated.get(meeting.pk, now) for meeting in found}


def _accepted(programme: Programme) -> dict[int, int]:
    """Municipality to network, of those that have said yes."""
    return dict(
        Invitation.objects.filter(network__programme=programme, answer=Answer.ACCEPTED).values_list(
            "municipality_id", "network_id"
        )
    )


def _counts(found: Sequence[Meeting]) -> Counter[str]:
    """Of those that members come to, as everywhere."""
    counted = [meeting for meeting in found if meeting.kind in FOR_MEMBERS]
    counts = Counter[str](str(meeting.state) for meeting in counted)  # type: ignore[attr-defined]
    counts["dateless"] = sum(meeting.starts_at is None and meeting.cancelled_at is None for meeting in counted)
    return counts


def _municipalities(number: int) -> str:
    return ngettext("%(n)s municipality", "%(n)s municipalities", number) % {"n": number}
