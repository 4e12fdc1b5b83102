"""What news came, for those who follow a theme or have saved a search."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import pgettext

from praksisnet.access.queries import readable, tokens_for
from praksisnet.following.sockets import Item, Span
from praksisnet.news.models import NewsItem
from praksisnet.news.queries.readers import PUBLISHED, newest_first
from praksisnet.news.words import NEWS
from praksisnet.people.models import Person
from praksisnet.search.queries import find
from praksisnet.search.words import LEAST_OF_BEST

MOST = 50  # from one span, for one reader
MOST_FOUND = 100


class NewNews:
    """Published ones only, also for those who write: a draft is no news."""

    def place_for(self, _person: Person) -> str:
        """A search is saved where one searches, and the list of news is no such place."""
        return ""

    def any_in(self, span: Span) -> bool:
        return NewsItem.objects.filter(_came_in(span)).exists()

    def under(self, person: Person, theme_ids: Collection[int], span: Span) -> list[Item]:
        return _items(_came(person, span).filter(_under(theme_ids))) if theme_ids else []

    def found(self, person: Person, words: str, theme_ids: Collection[int], span: Span) -> list[Item]:
        came = _came(person, span).filter(_under(theme_ids) if theme_ids else Q())
        if not came.exists():
            return []
        answers = find(person, words, kinds=(NEWS,), limit=MOST_FOUND, least=LEAST_OF_BEST).keys
        return _items(came.filter(pk__in=[int(key) for key in answers]))


def _came_in(span: Span) -> Q:
    return PUBLISHED & Q(published_at__gt=span.since, published_at__lte=span.until)


def _came(person: Person, span: Span) -> QuerySet[NewsItem]:
    return readable(NewsItem.objects.filter(_came_in(span)), tokens_for(person))


def _under(theme_ids: Collection[int]) -> Q:
    return Q(pk__in=NewsItem.themes.through.objects.filter(theme__in=theme_ids).values("newsitem"))


def _items(found: QuerySet[NewsItem]) -> list[Item]:
    return [_item(one) for one in newest_first(found)[:MOST]]


def _item(one: NewsItem) -> Item:
    moment: datetime = one.published_at or one.made_at
    return Item(one.title, reverse("news:item", args=[one.pk]), pgettext("kind", "News"), moment)
