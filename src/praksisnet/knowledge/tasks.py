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


@task()
def archive_expired() -> None:
    """Once a night; safe to run again at any time."""
    actions.archive_expired(by=Actor.system("knowledge.archive_expired"))


@task()
def tell_use() -> None:
    """Once a night: it tells each half-year once, on its first night or the next that runs."""
    actions.tell_use(by=Actor.system("knowledge.tell_use"))
