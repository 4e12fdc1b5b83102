"""What the network's, the seat's and the coverage page show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from praksisnet.kit import clock
from praksisnet.kit.charts import Tile
from praksisnet.networks import rules
from praksisnet.networks.models import HandOver, Network, Programme, Seat, Tenure
from praksisnet.networks.queries.coverage import CoverageRow, coverage_of, missing_parts, tally
from praksisnet.networks.queries.networks import (
    MunicipalitySeats,
    coordinated_ids,
    facilitators_of,
    history_of,
    holder_of,
    members_of,
    municipalities_of,
    networks_for,
)
from praksisnet.networks.sockets import hand_over_parts
from praksisnet.networks.words import UNDONE_WITHIN, Coverage
from praksisnet.organisations.queries import municipality_tiles
from praksisnet.people.models import Person

# The tile map has four levels; what is exactly so is said on the tile and in the table.
LEVELS = {
    Coverage.REPRESENTED: 3,
    Coverage.THROUGH: 2,
    Coverage.VACANT: 1,
    Coverage.AWAITING: 1,
    Coverage.DECLINED: 0,
    Coverage.UNINVITED: 0,
}


@dataclass(frozen=True, slots=True)
class NetworkPanel:
    """A network as one reader sees it: ``rows`` and ``counts`` are empty for who does not run it."""

    network: Network
    runs: bool
    rows: Sequence[MunicipalitySeats]
    own: Sequence[MunicipalitySeats]
    members: Sequence[MunicipalitySeats]
    facilitators: Sequence[Person]
    counts: Mapping[Coverage, int] | None

    @property
    def programme(self) -> Programme:
        return self.network.programme

    @property
    def people(self) -> int:
        return sum(len(row.holders) for row in self.members)


@dataclass(frozen=True, slots=True)
class SeatPanel:
    """Who holds the seat, who held it, and a hand-over that can still be undone."""

    seat: Seat
    holder: Person | None
    history: Sequence[Tenure]
    undoable: HandOver | None

    @property
    def is_closed(self) -> bool:
        return self.seat.network.programme.is_closed


@dataclass(frozen=True, slots=True)
class CoveragePanel:
    """Table, map and figures of one reading, so that they agree; ``rows`` alone are narrowed by the filters."""

    programme: Programme
    rows: Sequence[CoverageRow]
    counts: Mapping[Coverage, int]
    regions: Sequence[str]
    tiles: Sequence[Tile]
    state: str
    region: str

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def states(self) -> list[tuple[Coverage, int]]:
        """Those that somebody is in."""
        return [(state, self.counts[state]) for state in Coverage if self.counts[state]]

    @property
    def missing(self) -> list[str]:
        return [text for _state, text in missing_parts(self.counts)]

    @property
    def finding(self) -> str:
        are_in = self.counts[Coverage.REPRESENTED] + self.counts[Coverage.THROUGH]
        return _("%(in)s of %(all)s municipalities are represented") % {"in": are_in, "all": self.total}

    @property
    def levels(self) -> list[str]:
        """What the shades of the map mean, the palest first: the numbers of LEVELS."""
        return [
            _("Declined or not invited"),
            _("Vacant or awaiting answer"),
            _("Through another"),
            _("Represented"),
        ]


def readable_networks(person: Person) -> list[Network]:
    """The reader's networks by programme: those whose people the reader may see, for only they open as a page."""
    return [network for network in networks_for(person) if rules.may_see_members(person, network)]


def network_panel(person: Person, network: Network) -> NetworkPanel:
    """Members see who comes; the facilitator sees every municipality; a coordinator sees the own one in full."""
    rows = municipalities_of(network)
    runs = rules.may_run_network(person, network)
    own = coordinated_ids(person, network)
    return NetworkPanel(
        network=network,
        runs=runs,
        rows=rows if runs else [],
        own=[row for row in rows if row.municipality.pk in own],
        members=members_of(rows),
        facilitators=[role.person for role in facilitators_of(network)],
        counts=tally_of(rows) if runs else None,
    )


def tally_of(rows: Sequence[MunicipalitySeats]) -> dict[Coverage, int]:
    return {state: sum(row.state == state for row in rows) for state in Coverage}


def seat_panel(seat: Seat) -> SeatPanel:
    return SeatPanel(seat, holder_of(seat), list(history_of(seat)), undoable_hand_over(seat))


def undoable_hand_over(seat: Seat) -> HandOver | None:
    recent = seat.hand_overs.filter(
        undone_at__isnull=True, done_at__gt=clock.now() - UNDONE_WITHIN, to_tenure__held_until__isnull=True
    )
    return recent.select_related("from_tenure__person", "to_tenure__person").order_by("-done_at").first()


def preview_of(seat: Seat, holder: Person | None) -> list[tuple[Any, Sequence[str]]]:
    """What would move with the seat, by kind."""
    if holder is None:
        return []
    shown = [(part.label, part.preview(seat, holder)) for part in hand_over_parts()]
    return [(label, lines) for label, lines in shown if lines]


def coverage_panel(programme: Programme, *, state: str = "", region: str = "") -> CoveragePanel:
    rows = coverage_of(programme)
    return CoveragePanel(
        programme=programme,
        rows=[row for row in rows if state in ("", row.state) and region in ("", row.region)],
        counts=tally(rows),
        regions=sorted({row.region for row in rows if row.region}),
        tiles=tiles_of(rows),
        state=state,
        region=region,
    )


def tiles_of(rows: Sequence[CoverageRow]) -> list[Tile]:
    squares = municipality_tiles()
    return [
        Tile(square.name, square.short, square.column, square.row, LEVELS[row.state], said_of(row))
        for row in rows
        if (square := squares.get(row.municipality.code or ""))
    ]


def said_of(row: CoverageRow) -> str:
    """The state in words, with whom it is through."""
    if row.through:
        return _("represented by %(name)s") % {"name": row.through}
    return str(row.state.label)


def coverage_sheet(programme: Programme) -> tuple[list[str], list[list[Any]]]:
    """The same rows for a spreadsheet; municipalities, never persons."""
    headings = [
        _("Code"),
        _("Municipality"),
        _("Region"),
        _("Network"),
        _("State"),
        _("Represented by"),
        _("Permanent places"),
        _("Places held"),
    ]
    return headings, [
        [
            row.municipality.code or "",
            row.municipality.name,
            row.region,
            row.network.name if row.network else "",
            str(row.state.label),
            row.through,
            row.seats,
            row.held,
        ]
        for row in coverage_of(programme)
    ]
