"""What a resource is found by."""

from collections.abc import Collection

from django.db import transaction

from praksisnet.knowledge.models import Resource
from praksisnet.knowledge.queries.documents import KINDS, document_of
from praksisnet.search.actions import put, remove


def index_under_themes(theme_ids: Collection[int]) -> None:
    """A resource at a time, each in its own transaction: nobody waits meanwhile, and it may be run again."""
    under = Resource.themes.through.objects.filter(theme__in=theme_ids).values("resource")
    for pk in list(Resource.objects.filter(pk__in=under).order_by("pk").values_list("pk", flat=True)):
        with transaction.atomic():
            resource = Resource.objects.select_for_update().filter(pk=pk).first()
            if resource:
                index_resource(resource)


def index_resource(resource: Resource) -> None:
    """Let it be found as it is now. Called by each action that changes it, in its transaction, without an entry."""
    document = document_of(resource)
    for kind in KINDS:
        if kind != document.kind:
            remove(kind, document.key)
    put(document)
