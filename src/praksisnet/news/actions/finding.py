"""What a piece of news is found by."""

from collections.abc import Iterable

from praksisnet.news.models import NewsItem
from praksisnet.news.queries.documents import document_of
from praksisnet.news.words import NEWS, State
from praksisnet.search.actions import index_each, put, remove


def index_news(item: NewsItem) -> None:
    """Let a published one be found as it is now. Part of the action that changes it."""
    if item.state is State.PUBLISHED:
        put(document_of(item))
    else:
        remove(NEWS, str(item.pk))


def index_under_themes(theme_ids: Iterable[int]) -> None:
    """What stands under them says their names and words, and which of them are in use."""
    under = NewsItem.themes.through.objects.filter(theme__in=list(theme_ids)).values("newsitem")
    index_each(NewsItem.objects.filter(pk__in=under), index_news)
