from django_tasks import task

from praksisnet.handouts.actions.collections import index_under_themes as index


@task()
def index_under_themes(theme_ids: list[int]) -> None:
    """These themes are called otherwise, or are in use no more, or again; safe to run again at any time."""
    index(theme_ids)
