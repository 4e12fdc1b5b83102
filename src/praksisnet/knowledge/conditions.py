"""When the task about a resource ticks itself."""

from praksisnet.kit import clock
from praksisnet.knowledge.models import Resource
from praksisnet.knowledge.queries import PUBLISHED
from praksisnet.knowledge.words import ASKED_BEFORE


def is_reviewed(resource_id: int) -> bool:
    """The next review is far enough away again, or the resource is no longer in the library."""
    soon = clock.today() + ASKED_BEFORE
    return not Resource.objects.filter(PUBLISHED, pk=resource_id, review_on__lte=soon).exists()
