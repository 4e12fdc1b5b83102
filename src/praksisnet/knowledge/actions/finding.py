"""What a resource is found by."""

from praksisnet.knowledge.models import Resource
from praksisnet.knowledge.queries.documents import KINDS, document_of
from praksisnet.search.actions import put, remove


def index_resource(resource: Resource) -> None:
    """Let it be found as it is now. Called by each action that changes it, in its transaction, without an entry."""
    document = document_of(resource)
    for kind in KINDS:
        if kind != document.kind:
            remove(kind, document.key)
    put(document)
