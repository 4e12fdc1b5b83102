from django_tasks import task

from praksisnet.kit.actor import Actor
from praksisnet.todos import actions


@task()
def settle_and_remind() -> None:
    """Once a night; safe to run again at any time."""
    by = Actor.system("todos.settle_and_remind")
    actions.settle_all(by=by)
    actions.remind(by=by)
