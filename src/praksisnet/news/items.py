"""News as something people write, for the room of what may be about a child."""

from typing import Any

from django.urls import reverse
from django.utils.translation import pgettext_lazy

from praksisnet.access.queries import tokens_of
from praksisnet.cases.sockets import About, Kind
from praksisnet.news.actions import index_news
from praksisnet.news.models import NewsItem
from praksisnet.news.queries import news_for, writer_tokens
from praksisnet.news.words import NEWS


def about_news(item: Any) -> About:
    """Before it is published, those who write in the programme read it; then they and those it is for."""
    readers = frozenset(writer_tokens(item.programme_id))
    if item.published_at:
        readers |= tokens_of(item.audience_id)
    return About(
        address=reverse("news:item", args=[item.pk]),
        programme_id=item.programme_id,
        author_id=item.made_by_id,
        readers=readers,
        readable_since=item.published_at or item.made_at,
    )


def news_kind() -> Kind:
    return Kind(
        key=NEWS,
        model=NewsItem,
        name=pgettext_lazy("kind", "News"),
        texts=("title", "summary", "body"),
        readable=news_for,
        about=about_news,
        index=(NEWS,),
        changed=index_news,
    )
