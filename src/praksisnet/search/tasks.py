import logging

from django_tasks import task

from praksisnet.search import actions

log = logging.getLogger(__name__)


@task()
def compare() -> None:
    """Once a night; safe to run again at any time. What it mends, some action forgot to put: said in the log."""
    if wrong := actions.compare():
        log.warning("The index of search differed from its rooms in %d entries, and was mended.", wrong)
    actions.forget_words()  # also those that a purge left, as somebody was writing them who did not
