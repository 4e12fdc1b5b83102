"""What of the library is shared by a link: the published resources that a programme's readers read."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
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
        found = Resource.objects.filter(PUBLISHED, pk=pk).select_related("municipality", "programme").first()
        return shared_of(found) if found else None

    def may_read(self, person: Person, pk: int) -> bool:
        return resources_for(person).filter(pk=pk).exists()


def shared_of(resource: Resource) -> Shared | None:
    """None where no programme's readers read it. One statement, and one more where another programme's do."""
    tokens = _tokens_of(resource.audience_id)
    programmes = _open_programmes(_read_in(tokens), resource.programme)
    if not programmes:
        return None
    return Shared(
        kind=SharedResources.kind,
        pk=resource.pk,
        programmes=programmes,
        title=resource.title,
        what=Kind(resource.kind).label,
        summary=resource.summary,
        behind=resource.stands_behind,
        address=reverse("knowledge:resource", args=[resource.pk]),
        open_address=reverse("handouts:open_page", args=[resource.pk]) if PUBLIC in tokens else "",
        look=resource.kind,
    )


def programmes_reading(audience_id: int) -> tuple[Programme, ...]:
    """The open programmes whose readers hold a token of this audience."""
    return _open_programmes(_read_in(_tokens_of(audience_id)))


def _tokens_of(audience_id: int) -> set[str]:
    """Those of readers, and whether anybody reads it."""
    wanted = Q(token__startswith=READS) | Q(token=PUBLIC)
    found = AudienceToken.objects.filter(wanted, audience=audience_id)
    return set(found.values_list("token", flat=True))


def _read_in(tokens: Iterable[str]) -> set[int]:
    return {int(token.removeprefix(READS)) for token in tokens if token.startswith(READS)}


def _open_programmes(ids: set[int], known: Programme | None = None) -> tuple[Programme, ...]:
    """By number; ``known`` is read already."""
    if known and ids == {known.pk}:
        return () if known.is_closed else (known,)
    return tuple(Programme.objects.filter(pk__in=ids, closed_at__isnull=True).order_by("pk")) if ids else ()


@dataclass(frozen=True, slots=True)
class HomePanel:
    """What can be done with it at home; ``way`` None: the reader may not share it."""

    way: Way | None


def home_panel(person: Person, resource: Resource) -> HomePanel:
    """Which programmes' readers read it: one statement, as ``shared_of``."""
    shared = shared_of(resource) if resource.published_at and not resource.archived_at else None
    ways = ways_for(person, shared) if shared else []
    return HomePanel(ways[0] if ways else None)
