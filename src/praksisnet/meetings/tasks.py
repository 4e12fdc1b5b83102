from django_tasks import task

from praksisnet.kit.actor import Actor
from praksisnet.meetings import actions
from praksisnet.meetings.actions import finding


@task()
def ask_for_next_steps() -> None:
    """Once a night, before tasks are reminded of; safe to run again at any time."""
    actions.add_due_todos(by=Actor.system("meetings.ask_for_next_steps"))


@task()
def index_under_themes(theme_ids: list[int]) -> None:
    """These themes are called otherwise, or are in use no more, or again; safe to run again at any time."""
    finding.index_under_themes(theme_ids)
