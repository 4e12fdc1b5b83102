"""When the tasks about a resource tick themselves."""

from praksisnet.kit import clock
from praksisnet.knowledge.models import Release, Resource
from praksisnet.knowledge.queries import PUBLISHED, STATES
from praksisnet.knowledge.words import ANSWERED, ASKED_BEFORE, CORRECTED, RELEASED, REVIEWED, State


def is_reviewed(resource_id: int) -> bool:
    """The next review is far enough away again, or the resource is no longer in the library."""
    soon = clock.today() + ASKED_BEFORE
    return not Resource.objects.filter(PUBLISHED, pk=resource_id, review_on__lte=soon).exists()


def is_answered(resource_id: int) -> bool:
    """It is no longer in review: published, sent back or archived."""
    return not Resource.objects.filter(STATES[State.REVIEW], pk=resource_id).exists()


def is_corrected(resource_id: int) -> bool:
    """It is no draft any more: sent again, published or archived."""
    return not Resource.objects.filter(STATES[State.DRAFT], pk=resource_id).exists()


def is_released(resource_id: int) -> bool:
    """No leader is asked who has not answered."""
    unanswered = {"released_at__isnull": True, "declined_at__isnull": True, "ended_at__isnull": True}
    return not Release.objects.filter(resource=resource_id, resource__archived_at__isnull=True, **unanswered).exists()


CONDITIONS = {REVIEWED: is_reviewed, ANSWERED: is_answered, CORRECTED: is_corrected, RELEASED: is_released}
