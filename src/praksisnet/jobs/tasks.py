import logging

from django_tasks import task

from praksisnet.jobs.actions import drop_old
from praksisnet.journal.actions import drop_receipts, seal_entries
from praksisnet.journal.queries import head

logger = logging.getLogger(__name__)


@task()
def seal_journal() -> None:
    seal_entries()


@task()
def seal_whole_journal() -> None:
    """Also entries committed very late. The head goes to the log, so that a copy of it lies outside the database."""
    seal_entries(lookback=None)
    position, digest = head()
    logger.info("The journal's head: %s:%s", position, digest)


@task()
def drop_old_receipts() -> None:
    drop_receipts()


@task()
def drop_old_jobs() -> None:
    drop_old()
