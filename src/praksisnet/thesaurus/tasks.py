from django_tasks import task

from praksisnet.thesaurus import actions


@task()
def forget_old() -> None:
    """Once a night; safe to run again at any time."""
    actions.forget_old()
