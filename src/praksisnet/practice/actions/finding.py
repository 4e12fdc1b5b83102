"""What a municipality's own version is found by."""

from praksisnet.files.models import StoredFile
from praksisnet.journal.actions import record
from praksisnet.kit.actor import Actor
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
    """The resource was hidden, is shown again, or has another title."""
    for version in LocalVersion.objects.filter(resource=resource.pk).order_by("pk"):
        index_local_version(version)


def index_holders(file: StoredFile) -> None:
    """A file is hidden, or shown again: so are its words in what its versions are found by."""
    for version in LocalVersion.objects.filter(file=file.pk).order_by("pk"):
        index_local_version(version)


def let_go_of_file(file: StoredFile, by: Actor) -> None:
    """Part of ``files.actions.purge_file``, in its transaction."""
    for version in LocalVersion.objects.select_for_update(of=("self",)).filter(file=file.pk).order_by("pk"):
        version.file = None
        version.save(update_fields=["file"])
        index_local_version(version)
        record("local_version_changed", version, by=by, fields=["file"])
