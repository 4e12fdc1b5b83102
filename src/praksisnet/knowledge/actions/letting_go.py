"""A file that must be nowhere any more leaves its resources, and they are no longer found by its words."""

from praksisnet.files.models import StoredFile
from praksisnet.journal.actions import record
from praksisnet.kit.actor import Actor
from praksisnet.knowledge.actions.finding import index_resource
from praksisnet.knowledge.models import Resource, Version


def let_go_of_file(file: StoredFile, by: Actor) -> None:
    """Part of ``files.actions.purge_file``, in its transaction."""
    for version in Version.objects.filter(files=file):
        version.files.remove(file)
    for resource in Resource.objects.select_for_update().filter(files=file).order_by("pk"):
        resource.files.remove(file)
        index_resource(resource)
        record("resource_changed", resource, by=by, fields={"files"})
