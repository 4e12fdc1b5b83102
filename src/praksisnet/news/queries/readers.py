"""Who reads what: published news by their audience, the others by those who write in the programme."""

from collections.abc import Iterable
from datetime import timedelta

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from praksisnet.access.queries import readable, tokens_for
from praksisnet.access.words import PUBLIC
from praksisnet.kit import clock
from praksisnet.networks.models import Network, Programme
from praksisnet.news import rules
from praksisnet.news.models import NewsItem
from praksisnet.news.words import FRESH_FOR, Reach
from praksisnet.people.models import Person

PUBLISHED = Q(published_at__isnull=False, withdrawn_at__isnull=True)
LONG = ("body",)  # what lists do not show, and need not read


def news_for(person: Person | AnonymousUser) -> QuerySet[NewsItem]:
    """The published news meant for the reader, and everything in the programmes the person writes in."""
    found = readable(NewsItem.objects.filter(PUBLISHED), tokens_for(person))
    own = rules.writes_in(person)
    return found | NewsItem.objects.filter(programme__in=own) if own else found


def open_news() -> QuerySet[NewsItem]:
    """What anybody reads, the newest first."""
    found = readable(NewsItem.objects.filter(PUBLISHED), [PUBLIC])
    return newest_first(found.select_related("programme__authority"))


def newest_first(items: QuerySet[NewsItem]) -> QuerySet[NewsItem]:
    return items.defer(*LONG).order_by("-published_at", "-pk")


def fresh() -> Q:
    """What stands on front pages today."""
    today = clock.today()
    began = clock.at(today, 0) - FRESH_FOR + timedelta(days=1)
    return PUBLISHED & (Q(shown_until__gte=today) | Q(shown_until__isnull=True, published_at__gte=began))


def concerns(network: Network) -> Q:
    """What is told to a network: its own, and what its whole programme is told."""
    wide = Q(programme=network.programme_id) & ~Q(reach=Reach.NETWORKS)
    own = NewsItem.networks.through.objects.filter(network=network).values("newsitem")
    return wide | Q(pk__in=own, reach=Reach.NETWORKS)


def tokens_of_reach(programme: Programme, reach: str, networks: Iterable[Network]) -> list[str]:
    """Who reads it once it is published. Those who write in the programme, and its authority, read all of it."""
    home = f"programme:{programme.pk}"
    always = [*writer_tokens(programme.pk), f"role:authority:{home}"]
    if reach == Reach.NETWORKS:
        places = [f"network:{network.pk}" for network in networks]
        return [*always, *places, *(f"role:reader:{place}" for place in places)]
    ids = Network.objects.filter(programme=programme).order_by("pk").values_list("pk", flat=True)
    readers = [f"role:reader:{home}", *(f"role:reader:network:{pk}" for pk in ids)]
    return [*always, home, *readers, *([PUBLIC] if reach == Reach.PUBLIC else [])]


def writer_tokens(programme_id: int) -> list[str]:
    return [f"role:{kind}:programme:{programme_id}" for kind in sorted(rules.WRITES)]
