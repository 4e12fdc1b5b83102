from django_tasks import task

from praksisnet.kit.actor import Actor
from praksisnet.practice import actions


@task()
def ask_how_it_went() -> None:
    """Once a morning; safe to run again at any time."""
    actions.ask_how_it_went(by=Actor.system("practice.ask_how_it_went"))
