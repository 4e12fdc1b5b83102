import logging

from django_tasks import task

from praksisnet.jobs import actions
from praksisnet.journal.actions import seal_entries
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
def drop_old_effects() -> None:
    """Old jobs go with all else that is kept for a time: by what their table declares."""
    actions.drop_old_effects()


@task()
def rewrite_pages() -> None:
    """After something was purged. Safe to run again at any time; where the database is too busy, it comes again."""
    actions.rewrite_pages()
