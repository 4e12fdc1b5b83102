"""What of the library is shared by a link: the published resources that a programme's readers read."""

from dataclasses import dataclass

from django.urls import reverse

from praksisnet.access.models import AudienceToken
from praksisnet.access.words import PUBLIC
from praksisnet.knowledge.models import Resource
from praksisnet.knowledge.queries.readers import PUBLISHED, resources_for
from praksisnet.knowledge.words import Kind
from praksisnet.networks.models import Programme
from praksisnet.people.models import Person
from praksisnet.readers.queries import Way, ways_for
from praksisnet.readers.sockets import Shared

READS = "role:reader:programme:"


class SharedResources:
    kind = "resource"
    view = "knowledge:resource"

    def told(self, pk: int) -> Shared | None:
        found = Resource.objects.filter(PUBLISHED, pk=pk).select_related("municipality").first()
        programmes = programmes_reading(found.audience_id) if found else ()
        return shared_of(found, programmes) if found and programmes else None

    def may_read(self, person: Person, pk: int) -> bool:
        return resources_for(person).filter(pk=pk).exists()


def shared_of(resource: Resource, programmes: tuple[Programme, ...]) -> Shared:
    return Shared(
        kind=SharedResources.kind,
        pk=resource.pk,
        programmes=programmes,
        title=resource.title,
        what=Kind(resource.kind).label,
        summary=resource.summary,
        behind=resource.stands_behind,
        address=reverse("knowledge:resource", args=[resource.pk]),
        open_address=reverse("handouts:open_page", args=[resource.pk]) if _is_open(resource) else "",
    )


def programmes_reading(audience_id: int) -> tuple[Programme, ...]:
    """The open programmes whose readers hold a token of this audience."""
    tokens = AudienceToken.objects.filter(audience=audience_id, token__startswith=READS)
    ids = [int(token.removeprefix(READS)) for token in tokens.values_list("token", flat=True)]
    return tuple(Programme.objects.filter(pk__in=ids, closed_at__isnull=True).order_by("pk")) if ids else ()


def _is_open(resource: Resource) -> bool:
    return AudienceToken.objects.filter(audience=resource.audience_id, token=PUBLIC).exists()


@dataclass(frozen=True, slots=True)
class HomePanel:
    """What can be done with it at home; ``way`` None: the reader may not share it."""

    way: Way | None


def home_panel(person: Person, resource: Resource) -> HomePanel:
    """Two statements: which programmes' readers read it."""
    programmes = programmes_reading(resource.audience_id) if resource.published_at and not resource.archived_at else ()
    ways = ways_for(person, shared_of(resource, programmes)) if programmes else []
    return HomePanel(ways[0] if ways else None)
