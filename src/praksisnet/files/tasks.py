from django_tasks import task

from praksisnet.files import actions
from praksisnet.kit.actor import Actor


@task()
def sweep() -> None:
    """Once a night; safe to run again at any time."""
    actions.sweep(by=Actor.system("files.sweep"))
