from django.db import IntegrityError, connection, transaction

from praksisnet.jobs.models import Once
from praksisnet.kit import clock


class OutsideTransaction(RuntimeError):
    """An effect was claimed outside the transaction it belongs to."""


def once(key: str) -> bool:
    """Whether the effect named ``key`` is still to be had. Ask in the transaction that has the effect.

    A job may run twice (its worker died, or was thought dead); the second time the answer is False. A parallel run
    waits here until the first has committed or failed.
    """
    if not connection.in_atomic_block:
        raise OutsideTransaction(f"Ask once({key!r}) inside the transaction of the effect.")
    try:
        with transaction.atomic():
            Once.objects.create(key=key, done_at=clock.now())
    except IntegrityError:
        return False
    return True
