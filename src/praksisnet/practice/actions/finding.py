"""What a municipality's own version is found by."""

from praksisnet.knowledge.models import Resource
from praksisnet.practice.models import LocalVersion
from praksisnet.practice.queries.documents import document_of
from praksisnet.practice.words import LOCAL_VERSION
from praksisnet.search.actions import put, remove


def index_local_version(version: LocalVersion) -> None:
    """Let it be found as it is now, by those who read it. Part of the action that changes it.

    While its resource is hidden it is not found: it bears its title.
    """
    if Resource.objects.filter(pk=version.resource_id).exists():
        put(document_of(version))
    else:
        remove(LOCAL_VERSION, str(version.pk))


def index_local_versions_of(resource: Resource) -> None:
    """The resource was hidden, or is shown again."""
    for version in LocalVersion.objects.filter(resource=resource.pk).order_by("pk"):
        index_local_version(version)
