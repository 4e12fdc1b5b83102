"""When the task about a case ticks itself."""

from praksisnet.cases.models import Case


def is_settled(case_id: int) -> bool:
    return not Case.objects.filter(pk=case_id, settled_at__isnull=True).exists()
