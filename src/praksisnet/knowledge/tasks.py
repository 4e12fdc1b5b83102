from django_tasks import task

from praksisnet.kit.actor import Actor
from praksisnet.knowledge import actions


@task()
def index_under_themes(theme_ids: list[int]) -> None:
    """The words that lead to these themes have changed: what stands under them is found by the new ones."""
    actions.index_under_themes(theme_ids)


@task()
def ask_for_reviews() -> None:
    """Once a night, before tasks are reminded of; safe to run again at any time."""
    actions.ask_for_reviews(by=Actor.system("knowledge.ask_for_reviews"))
