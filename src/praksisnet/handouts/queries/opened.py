"""What anybody reads without an account."""

from django.db.models import Q, QuerySet

from praksisnet.access.queries import readable
from praksisnet.access.words import PUBLIC
from praksisnet.files.models import StoredFile
from praksisnet.files.queries import shown_now
from praksisnet.knowledge.models import Resource
from praksisnet.knowledge.queries import PUBLISHED


def open_resources() -> QuerySet[Resource]:
    found = readable(Resource.objects.filter(PUBLISHED), [PUBLIC])
    return found.select_related("municipality").order_by("-published_at", "-pk")


def open_files(resource: Resource) -> list[StoredFile]:
    return list(readable(resource.files.filter(shown_now()), [PUBLIC]).order_by("name", "pk"))


def opened_files() -> Q:
    """For ``files``: those of what is open now; archived or closed, its files are closed with it."""
    rows = Resource.files.through.objects.filter(resource__in=open_resources().values("pk"))
    return Q(pk__in=rows.values("storedfile"))
