"""When the tasks about a need tick themselves."""

from django.db.models import Q

from praksisnet.adaptation.models import Change, Need
from praksisnet.adaptation.queries import unanswered


def is_decided(need_id: int) -> bool:
    """Chosen, on a programme, answered, declined, merged or withdrawn: somebody has said something about it."""
    return not _open(need_id, Q(chosen_at__isnull=True))


def is_closed(need_id: int) -> bool:
    return not _open(need_id, Q())


def _open(need_id: int, also: Q) -> bool:
    return unanswered(Need.objects.filter(also, pk=need_id)).exists()


def is_published(change_id: int) -> bool:
    """A change that was decided on is told, or is dropped."""
    return not Change.objects.filter(pk=change_id, published_at__isnull=True).exists()
