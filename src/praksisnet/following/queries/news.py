"""What is new of what somebody follows: asked of each room as the person may read it at this moment."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db.models import Min, Q
from django.utils import translation
from django.utils.translation import gettext as _

from praksisnet.following.models import Attention, SavedSearch
from praksisnet.following.queries.searches import path_of, searches_of
from praksisnet.following.sockets import Item, Span, sources
from praksisnet.following.words import MOST_IN_LETTER, SHOWN_FOR
from praksisnet.kit import clock
from praksisnet.notices.mails import address, full
from praksisnet.notices.sockets import Line, News
from praksisnet.people.models import Person


def news_for(person: Person, span: Span | None = None) -> list[Item]:
    """The newest first, each once however many themes it stands under; without a span that of the page."""
    now = clock.now()
    span = span or Span(now - SHOWN_FOR, now)
    mine = Attention.themes.through.objects.filter(attention__person=person, theme__retired_at__isnull=True)
    theme_ids = list(mine.values_list("theme", flat=True))
    found = {item.path: item for source in sources() for item in source.under(person, theme_ids, span)}
    return sorted(found.values(), key=lambda item: (item.at, item.path), reverse=True)


def found_for(person: Person, search: SavedSearch, span: Span) -> list[Item]:
    """What came and answers the search, the newest first."""
    theme_ids = [theme.pk for theme in search.themes.all()]
    found = [item for source in sources() for item in source.found(person, search.words, theme_ids, span)]
    return sorted(found, key=lambda item: (item.at, item.path), reverse=True)


class FollowedNews:
    """The part of the weekly letter that tells of it."""

    def whom(self, moment: datetime) -> Iterable[Person]:
        waiting = Attention.objects.filter(told_until__lt=moment)
        since = waiting.aggregate(since=Min("told_until"))["since"]
        if since is None or not any(source.any_in(Span(since, moment)) for source in sources()):
            return []
        wants = Q(themes__isnull=False) | Q(person__in=SavedSearch.objects.values("person"))
        some = waiting.filter(wants).values("person")
        return Person.objects.filter(pk__in=some, deactivated_at__isnull=True, email__isnull=False).order_by("pk")

    def tell(self, person: Person, moment: datetime) -> list[News]:
        row = Attention.objects.filter(person=person, told_until__lt=moment).first()
        if row is None:
            return []
        span = Span(row.told_until, moment)
        with translation.override(person.language):
            return [part for part in _parts(person, span) if part.lines]

    def told(self, person: Person, moment: datetime) -> None:
        Attention.objects.filter(person=person).update(told_until=moment)

    def close(self, moment: datetime) -> None:
        """Also for those who got nothing: what is a year old is no news to who begins to follow something else."""
        Attention.objects.filter(told_until__lt=moment).update(told_until=moment)


def _parts(person: Person, span: Span) -> Iterator[News]:
    """What stands under one heading does not stand under the next as well."""
    items = news_for(person, span)
    yield _part(_("About what you follow"), items, address("following:following"))
    seen = {item.path for item in items}
    for search in searches_of(person).prefetch_related("themes"):
        found = [item for item in found_for(person, search, span) if item.path not in seen]
        seen |= {item.path for item in found}
        yield _part(_("For your search “%(words)s”") % {"words": search.words}, found, full(path_of(search)))


def _part(heading: str, items: list[Item], rest: str) -> News:
    lines = [Line(item.text, full(item.path), item.detail) for item in items[:MOST_IN_LETTER]]
    return News(heading, lines, (_("See all that is new"), rest) if len(items) > MOST_IN_LETTER else None)
