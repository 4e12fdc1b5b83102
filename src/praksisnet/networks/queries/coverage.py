"""Are all municipalities in? One reading, from which table, map, figures and spreadsheet all come."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count
from django.utils.translation import ngettext

from praksisnet.networks.models import Invitation, Network, Programme, Seat
from praksisnet.networks.standings import current_tenures
from praksisnet.networks.words import Answer, Coverage
from praksisnet.organisations import queries as organisations
from praksisnet.organisations.models import Organisation

ICONS = {
    Coverage.REPRESENTED: ("ok", "success"),
    Coverage.THROUGH: ("ok", "link"),
    Coverage.VACANT: ("warn", "warning"),
    Coverage.AWAITING: ("info", "time"),
    Coverage.DECLINED: ("info", "close"),
    Coverage.UNINVITED: ("info", "info"),
}
# A municipality invited to two networks of a programme counts once, by the best it has.
_BEST_FIRST = [Coverage.REPRESENTED, Coverage.VACANT, Coverage.AWAITING, Coverage.DECLINED, Coverage.UNINVITED]


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """Where one municipality stands. ``seats`` and ``held`` count its own permanent places."""

    municipality: Organisation
    region: str
    network: Network | None
    state: Coverage
    through: str
    seats: int
    held: int
    invitation: Invitation | None


@dataclass(frozen=True, slots=True)
class _Own:
    """What an organisation is by its own invitation, before representation."""

    state: Coverage
    invitation: Invitation | None
    seats: int = 0
    held: int = 0


_NOTHING = _Own(Coverage.UNINVITED, None)


def coverage_of(programme: Programme) -> list[CoverageRow]:
    """Every municipality of today in Danish order, each in exactly one state. Six statements, however many rows."""
    own = _own_states(programme)
    region_ids = organisations.region_ids()
    through = organisations.representative_ids()
    others = {*region_ids.values(), *through.values()}
    names = dict(Organisation.objects.filter(pk__in=others).values_list("pk", "name"))
    rows = []
    for municipality in organisations.municipalities():
        mine = own.get(municipality.pk, _NOTHING)
        other = through.get(municipality.pk)
        represented_elsewhere = other is not None and not (mine.invitation and mine.invitation.is_accepted)
        rows.append(
            CoverageRow(
                municipality=municipality,
                region=names.get(region_ids.get(municipality.pk, 0), ""),
                network=mine.invitation.network if mine.invitation else None,
                state=_through(own.get(other or 0, _NOTHING)) if represented_elsewhere else mine.state,
                through=names.get(other, "") if other is not None and represented_elsewhere else "",
                seats=mine.seats,
                held=mine.held,
                invitation=mine.invitation,
            )
        )
    return rows


def tally(rows: Iterable[CoverageRow]) -> dict[Coverage, int]:
    """How many municipalities stand in each state, all states named."""
    counted = Counter(row.state for row in rows)
    return {state: counted[state] for state in Coverage}


def missing_parts(counts: Mapping[Coverage, int]) -> list[tuple[Coverage, str]]:
    """What is left to do, state by state: 8 awaiting answer."""
    parts = [
        (Coverage.VACANT, ngettext("%(n)s with a vacant place", "%(n)s with vacant places", counts[Coverage.VACANT])),
        (Coverage.AWAITING, ngettext("%(n)s awaiting answer", "%(n)s awaiting answer", counts[Coverage.AWAITING])),
        (Coverage.DECLINED, ngettext("%(n)s declined", "%(n)s declined", counts[Coverage.DECLINED])),
        (Coverage.UNINVITED, ngettext("%(n)s not invited", "%(n)s not invited", counts[Coverage.UNINVITED])),
    ]
    return [(state, text % {"n": counts[state]}) for state, text in parts if counts[state]]


def _through(other: _Own) -> Coverage:
    """Taking part through another is worth what the other has: through a vacant place nobody comes."""
    return Coverage.THROUGH if other.state is Coverage.REPRESENTED else other.state


def _own_states(programme: Programme) -> dict[int, _Own]:
    places = {
        (network_id, municipality_id): (seats, held)
        for network_id, municipality_id, seats, held in Seat.objects.filter(network__programme=programme)
        .values_list("network_id", "municipality_id")
        .annotate(
            seats=Count("id", distinct=True), held=Count("id", distinct=True, filter=current_tenures("tenures__"))
        )
    }
    states: dict[int, _Own] = {}
    for invitation in Invitation.objects.filter(network__programme=programme).select_related("network").order_by("id"):
        seats, held = places.get((invitation.network_id, invitation.municipality_id), (0, 0))
        mine = _Own(state_of(invitation, held), invitation, seats, held)
        before = states.get(invitation.municipality_id)
        if before is None or _BEST_FIRST.index(mine.state) < _BEST_FIRST.index(before.state):
            states[invitation.municipality_id] = mine
    return states


def state_of(invitation: Invitation, held: int) -> Coverage:
    """The state by the municipality's own invitation, ``held`` of its places being taken."""
    if invitation.answer == Answer.ACCEPTED:
        return Coverage.REPRESENTED if held else Coverage.VACANT
    if invitation.answer == Answer.DECLINED:
        return Coverage.DECLINED
    return Coverage.AWAITING if invitation.sent_at else Coverage.UNINVITED
