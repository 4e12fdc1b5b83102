"""What a resource is found by."""

from collections.abc import Collection

from praksisnet.knowledge.models import Resource
from praksisnet.knowledge.queries.documents import KINDS, document_of
from praksisnet.search.actions import index_each, put, remove


def index_under_themes(theme_ids: Collection[int]) -> None:
    """What stands under them says their names and words, and which of them are in use."""
    under = Resource.themes.through.objects.filter(theme__in=theme_ids).values("resource")
    index_each(Resource.objects.filter(pk__in=under), index_resource)


def index_resource(resource: Resource) -> None:
    """Let it be found as it is now. Called by each action that changes it, in its transaction, without an entry."""
    document = document_of(resource)
    for kind in KINDS:
        if kind != document.kind:
            remove(kind, document.key)
    put(document)
