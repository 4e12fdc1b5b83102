from django_tasks import task

from praksisnet.kit.actor import Actor
from praksisnet.meetings import actions


@task()
def ask_for_next_steps() -> None:
    """Once a night, before tasks are reminded of; safe to run again at any time."""
    actions.add_due_todos(by=Actor.system("meetings.ask_for_next_steps"))
