from django_tasks import task

from praksisnet.kit.actor import Actor
from praksisnet.readers import actions


@task()
def end_unused() -> None:
    """Once a night; safe to run again at any time."""
    actions.end_unused(by=Actor.system("readers.end_unused"))
