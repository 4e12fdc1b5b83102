"""When the tasks about a need tick themselves."""

from django.db.models import Q

from praksisnet.adaptation.models import Need
from praksisnet.adaptation.queries import OPEN_NEEDS


def is_decided(need_id: int) -> bool:
    """Chosen, answered, declined, merged or withdrawn: somebody has said something about it."""
    return not _open(need_id, Q(chosen_at__isnull=True))


def is_closed(need_id: int) -> bool:
    return not _open(need_id, Q())


def _open(need_id: int, also: Q) -> bool:
    return Need.objects.filter(OPEN_NEEDS, also, pk=need_id).exists()
