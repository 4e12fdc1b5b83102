"""What the front page says to somebody: where they belong, the state in a sentence, and one next step at most."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from praksisnet.networks import rules
from praksisnet.networks.models import Network, Programme, Seat
from praksisnet.networks.models.standing import standings_of
from praksisnet.networks.queries import MunicipalitySeats, coverage_of, networks_for, programmes_for, tally
from praksisnet.networks.queries.panels import network_panel
from praksisnet.networks.words import Coverage, RoleKind
from praksisnet.people.models import Person

WATCHED = frozenset({RoleKind.FACILITATOR.value, RoleKind.AUTHORITY.value})
FACES = 9


@dataclass(frozen=True, slots=True)
class NextStep:
    """The tinted block: what matters now."""

    heading: str
    text: str
    href: str
    button: str


@dataclass(slots=True)
class Front:
    """``network`` is shown in full when there is one only, ``programme`` when one is run or owned."""

    title: str = ""
    eyebrow: str = ""
    state: str = ""
    step: NextStep | None = None
    network: dict[str, Any] | None = None
    faces: Sequence[tuple[Person, str]] = ()
    networks: Sequence[Network] = ()
    seats: Sequence[MunicipalitySeats] = ()
    programme: Programme | None = None
    programmes: Sequence[Programme] = ()
    figures: list[tuple[str, str]] = field(default_factory=list)
    total: int = 0
    runs: bool = False


def front_for(person: Person) -> Front:
    """The page of somebody who is signed in, by what they are: facilitator and authority, member, or nothing yet."""
    standings = standings_of(person)
    watched = {s.programme_id for s in standings if s.kind in WATCHED and s.network_id is None}
    front = Front(networks=[n for n in networks_for(person) if rules.may_see_members(person, n)] if standings else [])
    if watched:
        front.programmes = [programme for programme in programmes_for(person) if programme.pk in watched]
        return _of_those_who_run(person, front)
    if front.networks:
        return _of_members(person, front)
    front.title = _("Administration") if person.is_administrator else _("Welcome to Praksisnet")
    return front


def _of_those_who_run(person: Person, front: Front) -> Front:
    front.runs = any(rules.may_run_programme(person, programme) for programme in front.programmes)
    part = _("Facilitator") if front.runs else _("The authority")
    if len(front.programmes) != 1:
        front.title, front.eyebrow = _("My programmes"), part
        return front
    programme = front.programme = front.programmes[0]
    front.title, front.eyebrow = programme.title, f"{part} · {programme.authority.name}"
    rows = coverage_of(programme)
    counts = tally(rows)
    front.total = len(rows)
    front.figures = [(str(counts[state]), str(state.label)) for state in Coverage if counts[state]]
    taking_part = counts[Coverage.REPRESENTED] + counts[Coverage.THROUGH]
    front.state = _("%(number)s of %(total)s municipalities are in.") % {"number": taking_part, "total": front.total}
    if front.runs:
        front.step = _step_of_facilitator(programme, counts)
    return front


def _step_of_facilitator(programme: Programme, counts: dict[Coverage, int]) -> NextStep | None:
    if programme.is_draft:
        return NextStep(
            _("Finish the set-up"),
            _("The municipalities hear nothing until you have seen the letter and sent it."),
            reverse("networks:programme", args=[programme.pk]),
            _("Go on with the set-up"),
        )
    waiting = counts[Coverage.AWAITING]
    if not waiting or programme.is_closed:
        return None
    heading = ngettext(
        "%(n)s municipality has not answered yet", "%(n)s municipalities have not answered yet", waiting
    ) % {"n": waiting}
    return NextStep(
        heading,
        _("Each can be reminded once. A call often does more than a second letter."),
        f"{reverse('networks:coverage', args=[programme.pk])}?state={Coverage.AWAITING.value}",
        _("See which"),
    )


def _of_members(person: Person, front: Front) -> Front:
    if len(front.networks) != 1:
        front.title = _("My networks")
        return front
    network = front.networks[0]
    front.network = panel = network_panel(person, network)
    front.title, front.eyebrow = network.name, network.programme.title
    front.seats = panel["own"]
    front.faces = _faces(person, panel["members"])
    people, places = panel["people"], len(panel["members"])
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
    vacant = [(row, seat) for row in rows for seat in row.seats if not _is_held(seat)]
    if not vacant:
        return None
    row, seat = vacant[0]
    heading = ngettext("%(name)s has %(n)s vacant place", "%(name)s has %(n)s vacant places", len(vacant)) % {
        "name": row.municipality.name,
        "n": len(vacant),
    }
    return NextStep(
        heading,
        _("Name a colleague, who is told by mail. Only you and the facilitator can see that the place is vacant."),
        reverse("networks:seat", args=[seat.pk]),
        _("Name a colleague"),
    )


def _is_held(seat: Seat) -> bool:
    return bool(getattr(seat, "current", None))
