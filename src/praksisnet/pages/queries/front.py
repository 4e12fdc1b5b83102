"""What the front page says to somebody: where they belong, the state in a sentence, and one next step at most."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from praksisnet.networks import rules
from praksisnet.networks.models import Network, Programme
from praksisnet.networks.queries import CoverageRow, MunicipalitySeats, networks_for, programmes_for
from praksisnet.networks.queries.panels import CoveragePanel, NetworkPanel, coverage_panel, network_panel
from praksisnet.networks.standings import current_tenures, standings_of
from praksisnet.networks.words import Coverage, RoleKind
from praksisnet.people.models import Person

WATCHED = frozenset({RoleKind.FACILITATOR.value, RoleKind.AUTHORITY.value})
IN = frozenset({Coverage.REPRESENTED, Coverage.THROUGH})
FACES = 9


@dataclass(frozen=True, slots=True)
class NextStep:
    """The tinted block: what matters now. ``figure`` and ``unit`` stand on its leaf: 8 municipalities."""

    figure: str
    unit: str
    heading: str
    text: str
    href: str
    button: str


@dataclass(frozen=True, slots=True)
class NetworkLine:
    """One network of a programme; ``href`` is empty for who may not see its people."""

    name: str
    href: str
    taking_part: int
    total: int


@dataclass(slots=True)
class Front:
    """``network`` is shown in full when there is one only, ``coverage`` when one programme is run or owned,
    or only one of them runs; ``others`` are then the rest."""

    title: str = ""
    eyebrow: str = ""
    state: str = ""
    step: NextStep | None = None
    network: NetworkPanel | None = None
    faces: Sequence[tuple[Person, str]] = ()
    networks: Sequence[Network] = ()
    seats: Sequence[MunicipalitySeats] = ()
    home: MunicipalitySeats | None = None
    programmes: Sequence[Programme] = ()
    others: Sequence[Programme] = ()
    coverage: CoveragePanel | None = None
    figures: list[tuple[str, str, str]] = field(default_factory=list)
    lines: Sequence[NetworkLine] = ()


def front_for(person: Person) -> Front:
    """The page of somebody who is signed in, by what they are: facilitator and authority, member, or nothing yet."""
    standings = standings_of(person)
    watched = {s.programme_id for s in standings if s.kind in WATCHED and s.network_id is None}
    front = Front(networks=_networks(person) if standings else [])
    if watched:
        front.programmes = [programme for programme in programmes_for(person) if programme.pk in watched]
        return _of_those_who_run(person, front)
    if front.networks:
        return _of_members(person, front)
    front.title = _("Administration") if person.is_administrator else _("Welcome to Praksisnet")
    return front


def _networks(person: Person) -> list[Network]:
    """Those whose people the reader may see, each with ``people``: how many hold a permanent place now."""
    now = current_tenures("seats__tenures__")
    counted = networks_for(person).annotate(people=Count("seats__tenures__person", filter=now, distinct=True))
    return [network for network in counted if rules.may_see_members(person, network)]


def _of_those_who_run(person: Person, front: Front) -> Front:
    runs = any(rules.may_run_programme(person, programme) for programme in front.programmes)
    part = _("Facilitator") if runs else _("The authority's view")
    programme = _main_programme(front.programmes)
    if programme is None:
        front.title, front.eyebrow = _("My programmes"), part
        return front
    front.others = [other for other in front.programmes if other != programme]
    front.title, front.eyebrow = f"{programme.title} {programme.period}", f"{part} · {programme.authority.name}"
    front.coverage = coverage_panel(programme)
    counts, total = front.coverage.counts, front.coverage.total
    front.figures = _figures(counts)
    front.lines = _lines(front.coverage.rows, {network.pk for network in front.networks})
    front.state = _("%(number)s of %(total)s municipalities are in.") % {"number": _in(counts), "total": total}
    if runs:
        front.step = _step_of_facilitator(programme, counts)
    return front


def _main_programme(programmes: Sequence[Programme]) -> Programme | None:
    """The only one, or the only one that runs: setting up the next does not hide it."""
    running = [programme for programme in programmes if not (programme.is_draft or programme.is_closed)]
    candidates = running if len(programmes) > 1 else programmes
    return candidates[0] if len(candidates) == 1 else None


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


def _step_of_facilitator(programme: Programme, counts: Mapping[Coverage, int]) -> NextStep | None:
    if programme.is_draft:
        return NextStep(
            "",
            "",
            _("Finish the set-up"),
            _("The municipalities hear nothing until you have seen the letter and sent it."),
            reverse("networks:programme", args=[programme.pk]),
            _("Go on with the set-up"),
        )
    waiting = counts[Coverage.AWAITING]
    if not waiting or programme.is_closed:
        return None
    return NextStep(
        str(waiting),
        ngettext("municipality", "municipalities", waiting),
        ngettext("One has not answered yet", "Some have not answered yet", waiting),
        _("Each can be reminded once. A call often does more than a second letter."),
        f"{reverse('networks:coverage', args=[programme.pk])}?state={Coverage.AWAITING.value}",
        ngettext("See which one", "See which ones", waiting),
    )


def _of_members(person: Person, front: Front) -> Front:
    if len(front.networks) != 1:
        front.title = _("My networks")
        number = len(front.networks)
        front.state = ngettext("You are in %(n)s network.", "You are in %(n)s networks.", number) % {"n": number}
        return front
    network = front.networks[0]
    front.network = panel = network_panel(person, network)
    front.title, front.eyebrow = network.name, f"{network.programme.title} {network.programme.period}"
    front.seats = panel.own
    front.home = next((row for row in panel.members if person in row.holders and row not in front.seats), None)
    front.faces = _faces(person, panel.members)
    people, places = panel.people, len(panel.members)
    front.state = _in_network(people, places)
    front.step = _step_of_coordinator(front.seats)
    return front


def _faces(person: Person, members: Sequence[MunicipalitySeats]) -> list[tuple[Person, str]]:
    """One from each municipality, so that one meets as many places as possible; the reader knows herself."""
    others = [[holder for holder in row.holders if holder.pk != person.pk] for row in members]
    shown = [(holders[0], row.municipality.name) for holders, row in zip(others, members, strict=True) if holders]
    return shown[:FACES]


def _in_network(people: int, municipalities: int) -> str:
    if not people:
        return _("The first participants are being named.")
    who = ngettext("%(n)s participant", "%(n)s participants", people) % {"n": people}
    where = ngettext("%(n)s municipality", "%(n)s municipalities", municipalities) % {"n": municipalities}
    return _("The network has %(people)s from %(municipalities)s.") % {"people": who, "municipalities": where}


def _step_of_coordinator(rows: Sequence[MunicipalitySeats]) -> NextStep | None:
    vacant = [(row, seat) for row in rows for seat, holder in row.places if holder is None]
    if not vacant:
        return None
    row, seat = vacant[0]
    return NextStep(
        str(len(vacant)),
        ngettext("vacant place", "vacant places", len(vacant)),
        _("Who else goes from %(municipality)s?") % {"municipality": row.municipality.name},
        _("Name a colleague, who is told by mail. Only you and the facilitator can see that the place is vacant."),
        reverse("networks:seat", args=[seat.pk]),
        _("Name a colleague"),
    )
