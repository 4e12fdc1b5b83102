from django_tasks import task

from praksisnet.adaptation import actions
from praksisnet.kit.actor import Actor


@task()
def ask_about_silent_needs() -> None:
    """Once a night, before tasks are reminded of; safe to run again at any time."""
    actions.add_due_todos(by=Actor.system("adaptation.ask_about_silent_needs"))
