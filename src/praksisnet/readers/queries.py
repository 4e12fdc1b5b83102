"""Shared links and what they open, and the readers somebody looks after."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce, Greatest
from django.urls import Resolver404, resolve, reverse

from praksisnet.kit import clock, links
from praksisnet.kit.names import fold, sort_name
from praksisnet.networks.models import Invitation, Programme, Role
from praksisnet.networks.words import Answer, RoleKind
from praksisnet.organisations.models import Organisation
from praksisnet.organisations.queries import is_address_of, region_ids, regions
from praksisnet.people.models import Person
from praksisnet.people.sockets import Panel
from praksisnet.readers import rules
from praksisnet.readers.models import Reader
from praksisnet.readers.sockets import Shared, source_of, sources
from praksisnet.readers.words import SHARE_LINK, UNUSED_FOR

DEEPEST = 8  # parts of an address
# The same link each time, on paper too: it has no age, and ends with what it opens.
_ALWAYS = datetime(2026, 1, 1, tzinfo=UTC)


class Gone(LookupError):
    """The link was good once: what it opened is not shared any more."""


@dataclass(frozen=True, slots=True)
class Door:
    """What a shared link opens. ``municipality`` None: to every municipality that takes part in the programme."""

    shared: Shared
    programme: Programme
    municipality: Organisation | None
    token: str

    def home_of(self, address: str) -> Organisation | None:
        """The municipality that takes part and whose mail address this is."""
        found = [self.municipality] if self.municipality else places_in(self.programme.pk)
        return next((one for one in found if is_address_of(one, address)), None)


@dataclass(frozen=True, slots=True)
class Way:
    """A link to give to colleagues; ``name`` of the municipality, empty: of all."""

    name: str
    address: str


def ways_for(person: Person, shared: Shared) -> list[Way]:
    """A link for each municipality whose colleagues the person may share it with, or one for all; none for others."""
    for programme in shared.programmes:
        at_home = rules.homes(person, programme.pk)
        if at_home:
            return [Way(name, _link(shared, programme, pk)) for pk, name in at_home.items()]
        if rules.shares_with_all(person, programme.pk):
            return [Way("", _link(shared, programme))]
    return []


def address_for(person: Person, shared: Shared) -> str:
    """What this person gives on, on paper too; who may not share gives the plain address of the page."""
    ways = ways_for(person, shared)
    return ways[0].address if ways else settings.SITE_ADDRESS + shared.address


def door_of(token: str) -> Door:
    """Raises BadLink for what is no link of ours, and Gone for what is not shared any more."""
    link = links.read(token, SHARE_LINK)
    kind, programme_id, municipality_id = link.holder.split(":")
    source = source_of(kind)
    shared = source.told(link.row_id) if source else None
    programme = next((one for one in shared.programmes if str(one.pk) == programme_id), None) if shared else None
    if shared is None or programme is None:
        raise Gone
    if municipality_id == "0":
        return Door(shared, programme, None, token)
    municipality = places_in(programme.pk).filter(pk=int(municipality_id)).first()
    if municipality is None:
        raise Gone
    return Door(shared, programme, municipality, token)


def _link(shared: Shared, programme: Programme, municipality_id: int = 0) -> str:
    holder = f"{shared.kind}:{programme.pk}:{municipality_id}"
    token = links.make(SHARE_LINK, shared.pk, holder, made_at=_ALWAYS)
    return settings.SITE_ADDRESS + reverse("readers:door", args=[token])


def reads(person: Person, shared: Shared) -> bool:
    source = source_of(shared.kind)
    return source is not None and source.may_read(person, shared.pk)


def places_in(programme_id: int) -> QuerySet[Organisation]:
    """The municipalities that have said yes to one of the programme's networks."""
    accepted = Q(invitations__network__programme=programme_id, invitations__answer=Answer.ACCEPTED)
    return Organisation.objects.filter(accepted).distinct().order_by("sort_name", "pk")


def homes_kept_by(person: Person) -> QuerySet[Organisation]:
    """The municipalities whose mail domains the person keeps: the coordinator's own, and those somebody has invited."""
    kept = Q(pk__in=[])
    for one in rules.keeps_domains(person):
        if one.kind == rules.COORDINATES:
            kept |= Q(pk=one.municipality_id)
            continue
        invited = Invitation.objects.filter(network__programme=one.programme_id)
        invited = invited.filter(network=one.network_id) if one.network_id else invited
        kept |= Q(pk__in=invited.values("municipality"))
    return Organisation.objects.filter(kept).order_by("sort_name", "pk")


@dataclass(frozen=True, slots=True)
class Homes:
    """Municipalities by region, and those nobody can read along at; ``total``: before they were looked through."""

    regions: dict[str, list[Organisation]]
    missing: list[Organisation]
    total: int


def homes_by_region(person: Person, text: str = "") -> Homes:
    """The municipalities whose mail domains the person keeps, with every word of ``text`` in name, code or domain."""
    homes = list(homes_kept_by(person))
    places, names = region_ids(), {one.pk: one.name for one in regions()}
    found = [one for one in homes if all(word in one.folded for word in fold(text).split())]
    by_region: dict[str, list[Organisation]] = {}
    for home in sorted(found, key=lambda one: sort_name(names.get(places.get(one.pk, 0), ""))):
        by_region.setdefault(names.get(places.get(home.pk, 0), ""), []).append(home)
    return Homes(by_region, [one for one in found if not one.domains], len(homes))


def readers_for(person: Person) -> QuerySet[Reader]:
    """Those who came in by a link, of the municipalities and programmes the person looks after; newest last."""
    mine = Q(pk__in=[])
    for standing in rules.looks_after(person):
        mine |= Q(programme=standing.programme_id) & (
            Q(municipality=standing.municipality_id) if standing.municipality_id else Q()
        )
    found = Reader.objects.filter(mine).select_related("person", "municipality", "programme", "role")
    return found.order_by("municipality__sort_name", "person__sort_name", "pk")


def unused_roles() -> QuerySet[Role]:
    """The readers' roles nobody has logged on with for a year; a session lasts half a day, so logging on is use."""
    used = Greatest(Coalesce(F("person__last_login"), F("granted_at")), F("granted_at"))
    readers = Role.objects.filter(kind=RoleKind.READER, ended_at__isnull=True, programme__closed_at__isnull=True)
    return readers.annotate(used_at=used).filter(used_at__lt=clock.now() - UNUSED_FOR).order_by("pk")


def waiting_panel(path: str) -> Panel | None:
    """On the page for logging on: what lies behind it, where readers read it; a file, a version or a print is of it."""
    shared = next(filter(None, map(_told, _page_and_above(path.partition("?")[0]))), None)
    return Panel("readers/_waiting.html", {"shared": shared}) if shared else None


def _page_and_above(path: str) -> Iterator[str]:
    """``/a/1/b/``, ``/a/1/``, ``/a/``; no deeper than an address of ours goes."""
    parts = path.strip("/").split("/")[:DEEPEST]
    return ("/" + "/".join(parts[:length]) + "/" for length in range(len(parts), 0, -1))


def _told(path: str) -> Shared | None:
    try:
        match = resolve(path)
    except Resolver404:
        return None
    source = next((one for one in sources() if one.view == match.view_name), None)
    numbers = list(match.kwargs.values())
    return source.told(numbers[0]) if source and len(numbers) == 1 else None
