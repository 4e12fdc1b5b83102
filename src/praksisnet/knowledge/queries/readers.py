"""Who reads what: published resources by their audience, drafts by those who write in the programme."""

from collections.abc import Collection, Iterable

from django.db.models import Q, QuerySet

from praksisnet.access.queries import readable, tokens_for
from praksisnet.knowledge import rules
from praksisnet.knowledge.models import Resource, Version
from praksisnet.networks.models import Network, Programme, Role
from praksisnet.people.models import Person
from praksisnet.themes.models import Theme

PUBLISHED = Q(published_at__isnull=False, archived_at__isnull=True)
LONG = ("body",)  # what lists do not show, and need not read


def resources_for(person: Person) -> QuerySet[Resource]:
    """The published resources meant for the person, and everything in the programmes the person writes in."""
    return resources_with(tokens_for(person), rules.writes_in(person))


def resources_with(tokens: Collection[str], own: Collection[int]) -> QuerySet[Resource]:
    """``own``: the programmes that the reader writes in."""
    found = readable(Resource.objects.filter(PUBLISHED), tokens)
    return found | Resource.objects.filter(programme__in=own) if own else found


def files_of_unpublished(person: Person) -> Q:
    """For ``files``: those of what is archived or withdrawn and of nothing that is published; who writes there reads
    them still. Those of earlier versions are shut with it."""
    own = rules.writes_in(person)
    shut = _files_of(Resource.objects.exclude(programme__in=own).exclude(PUBLISHED))
    return (
        shut & ~_files_of(Resource.objects.filter(PUBLISHED)) & ~_files_of(Resource.objects.filter(programme__in=own))
    )


def _files_of(resources: QuerySet[Resource]) -> Q:
    now = Resource.files.through.objects.filter(resource__in=resources.values("pk"))
    earlier = Version.files.through.objects.filter(version__resource__in=resources.values("pk"))
    return Q(pk__in=now.values("storedfile")) | Q(pk__in=earlier.values("storedfile"))


def newest_for(person: Person, limit: int) -> list[Resource]:
    """What came into the library last, for a front page."""
    found = resources_for(person).filter(PUBLISHED).select_related("municipality").defer(*LONG)
    return list(found.order_by("-published_at", "-pk")[:limit])


def newest_programme(person: Person) -> Programme:
    """Where what somebody imports goes: the newest of those the person writes in; there is one."""
    return Programme.objects.filter(pk__in=rules.writes_in(person)).order_by("-starts_on", "-pk")[0]


def library_tokens(programme: Programme) -> list[str]:
    """Who reads a programme's library: its members, its readers and its authority, also those of one network."""
    networks = Network.objects.filter(programme=programme).order_by("pk").values_list("pk", flat=True)
    readers = [f"role:reader:network:{network_id}" for network_id in networks]
    home = f"programme:{programme.pk}"
    return [home, f"role:reader:{home}", f"role:authority:{home}", *readers]


def writer_tokens(programme_id: int) -> frozenset[str]:
    """Who writes a programme's library, and reads what is not published."""
    return frozenset(f"role:{kind}:programme:{programme_id}" for kind in rules.WRITES)


def writers_in(programme_ids: Iterable[int]) -> QuerySet[Person]:
    """Who can own a resource of these programmes: their facilitators and knowledge partners now."""
    roles = Role.objects.filter(kind__in=rules.WRITES, programme__in=set(programme_ids), ended_at__isnull=True)
    found = Person.objects.filter(pk__in=roles.values("person"), deactivated_at__isnull=True)
    return found.order_by("sort_name", "pk")


def offered_themes(resource: Resource | None) -> QuerySet[Theme]:
    """The themes in use, and those the resource already stands under."""
    own = Resource.themes.through.objects.filter(resource=resource).values("theme")
    return Theme.objects.filter(Q(retired_at__isnull=True) | Q(pk__in=own)).order_by("sort_name")
