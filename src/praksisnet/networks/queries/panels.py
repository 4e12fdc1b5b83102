"""What the network's, the seat's and the coverage page show."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from praksisnet.kit import clock
from praksisnet.kit.charts import Tile
from praksisnet.networks import rules
from praksisnet.networks.models import HandOver, Network, Programme, Seat
from praksisnet.networks.queries.coverage import ICONS, CoverageRow, coverage_of, missing_parts, tally
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
from praksisnet.networks.queries.programmes import programmes_for, with_counts
from praksisnet.networks.sockets import hand_over_parts
from praksisnet.networks.words import UNDONE_WITHIN, Coverage, EndedBecause
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


def mine_panel(person: Person) -> dict[str, Any]:
    """The reader's networks by programme. Only those whose people the reader may see open as a page."""
    shown = [network for network in networks_for(person) if rules.may_see_members(person, network)]
    return {"networks": shown, "programmes": with_counts(programmes_for(person))}


def network_panel(person: Person, network: Network) -> dict[str, Any]:
    """Members see who comes; the facilitator sees every municipality; a coordinator sees the own one in full."""
    rows = municipalities_of(network)
    runs = rules.may_run_network(person, network)
    own = coordinated_ids(person, network)
    members = members_of(rows)
    return {
        "network": network,
        "programme": network.programme,
        "runs": runs,
        "rows": rows if runs else [],
        "own": [row for row in rows if row.municipality.pk in own],
        "members": members,
        "people": sum(len(row.holders) for row in members),
        "facilitators": [role.person for role in facilitators_of(network)],
        "counts": tally_of(rows) if runs else None,
        "icons": ICONS,
        "holder_of": holder_of,
    }


def tally_of(rows: Sequence[MunicipalitySeats]) -> dict[Coverage, int]:
    return {state: sum(row.state == state for row in rows) for state in Coverage}


def seat_panel(person: Person, seat: Seat) -> dict[str, Any]:
    """Who holds the seat, who held it, and a hand-over that can still be undone."""
    return {
        "seat": seat,
        "holder": holder_of(seat),
        "history": list(history_of(seat)),
        "undoable": undoable_hand_over(seat),
        "is_closed": seat.network.programme.is_closed,
        "EndedBecause": EndedBecause,
    }


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


def coverage_panel(programme: Programme, *, state: str = "", region: str = "") -> dict[str, Any]:
    """Table, map and figures of one reading, so that they agree; the filters narrow the table only."""
    rows = coverage_of(programme)
    counts = tally(rows)
    shown = [row for row in rows if state in ("", row.state) and region in ("", row.region)]
    return {
        "programme": programme,
        "rows": shown,
        "total": len(rows),
        "counts": counts,
        "states": [(one, counts[one]) for one in Coverage if counts[one]],
        "regions": sorted({row.region for row in rows if row.region}),
        "state": state,
        "region": region,
        "tiles": tiles_of(rows),
        "finding": _("%(in)s of %(all)s municipalities are represented")
        % {"in": counts[Coverage.REPRESENTED] + counts[Coverage.THROUGH], "all": len(rows)},
        "missing": [text for _state, text in missing_parts(counts)],
        "levels": [
            _("Declined or not invited"),
            _("Vacant or awaiting answer"),
            _("Through another"),
            _("Represented"),
        ],
        "icons": ICONS,
    }


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
