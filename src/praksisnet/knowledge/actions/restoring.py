"""What a resource said before is brought back: as a change like any other, so that nothing is lost."""

from django.db import transaction

from praksisnet.kit.actor import Actor
from praksisnet.knowledge.actions.writing import change_resource
from praksisnet.knowledge.models import Resource, Version


@transaction.atomic
def restore_version(version: Version, *, by: Actor) -> Resource:
    """The resource says and holds again what it did in this version. A repeat changes nothing.

    Refuses: a text that is no longer accepted.
    """
    files = list(version.files.order_by("pk"))
    return change_resource(version.resource, restores=version.number, files=files, by=by, **version.texts)
