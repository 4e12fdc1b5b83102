"""News in the weekly letter: to those who take part where it is told, once, and only while they may read it."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from praksisnet.access.queries import readable, tokens_for, tokens_of
from praksisnet.kit.formats import day_month
from praksisnet.networks.queries.holders import holders_of
from praksisnet.news.models import NewsItem
from praksisnet.news.queries.readers import PUBLISHED, newest_first
from praksisnet.news.words import MOST_IN_LETTER, TOLD_WITHIN
from praksisnet.notices.mails import address
from praksisnet.notices.sockets import Line, News
from praksisnet.people.models import Person


def untold(moment: datetime) -> QuerySet[NewsItem]:
    """What was published by then and has been in no letter; what is a month old is no news in one."""
    recent = {"published_at__lte": moment, "published_at__gt": moment - TOLD_WITHIN}
    return NewsItem.objects.filter(PUBLISHED, told_at__isnull=True, **recent)


def whom(moment: datetime) -> Iterable[Person]:
    """Members, not readers: nobody gets a letter for having opened a link, or because news is open to everybody."""
    audiences = set(untold(moment).values_list("audience", flat=True))
    tokens = _of_members(tokens_of(*audiences)) if audiences else set()
    return holders_of(tokens).filter(email__isnull=False).order_by("pk") if tokens else []


def tell(person: Person, moment: datetime) -> Sequence[News]:
    mine = newest_first(readable(untold(moment), _of_members(tokens_for(person))))
    found = list(mine[: MOST_IN_LETTER + 1])
    if not found:
        return []
    with translation.override(person.language):
        lines = [_line(one) for one in found[:MOST_IN_LETTER]]
        more = (_("See all news"), address("news:news")) if len(found) > MOST_IN_LETTER else None
        return [News(_("News"), lines, more)]


def _line(one: NewsItem) -> Line:
    return Line(one.title, address("news:item", item_id=one.pk), day_month(one.published_at or one.made_at))


def _of_members(tokens: Iterable[str]) -> set[str]:
    return {token for token in tokens if token.startswith(("programme:", "network:"))}
