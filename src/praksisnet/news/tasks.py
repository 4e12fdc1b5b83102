from django_tasks import task

from praksisnet.news import actions


@task()
def index_under_themes(theme_ids: list[int]) -> None:
    """The words that lead to these themes have changed: news under them is found by the new ones."""
    actions.index_under_themes(theme_ids)
