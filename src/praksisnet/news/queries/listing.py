"""The list of news as one reader sees it, and how it can be narrowed."""

from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from praksisnet.kit.facets import Facet, Option
from praksisnet.networks.models import Network
from praksisnet.news import rules
from praksisnet.news.models import NewsItem
from praksisnet.news.queries.readers import PUBLISHED, concerns, newest_first, news_for
from praksisnet.news.words import Reach, State
from praksisnet.people.models import Person
from praksisnet.themes.models import Theme
from praksisnet.themes.queries import theme_facet

STATES = {
    State.DRAFT: Q(published_at__isnull=True),
    State.PUBLISHED: PUBLISHED,
    State.WITHDRAWN: Q(withdrawn_at__isnull=False),
}


@dataclass(frozen=True, slots=True)
class Listing:
    """``unpublished``: how many drafts and withdrawn ones there are, for those who write."""

    items: QuerySet[NewsItem]
    facets: list[Facet]
    unpublished: dict[State, int]


def listing(
    person: Person | AnonymousUser, *, state: str, themes: Collection[Theme], networks: Collection[Network]
) -> Listing:
    """In four statements beside those of the page itself; each facet is counted within the choices of the other."""
    seen = news_for(person)
    rows = seen.filter(STATES[State(state)])
    under, of = _under(themes), _of(networks)
    items = newest_first(rows.filter(under, of).select_related("programme").prefetch_related("networks"))
    if state == State.DRAFT:
        items = items.order_by("-made_at", "-pk")
    facets = [_themes(rows.filter(of), themes), _networks(rows.filter(under), networks)]
    return Listing(items, [facet for facet in facets if facet.options], unpublished(person, seen))


def unpublished(person: Person | AnonymousUser, seen: QuerySet[NewsItem]) -> dict[State, int]:
    if not rules.writes_in(person):
        return {}
    states = (State.DRAFT, State.WITHDRAWN)
    counted = seen.aggregate(**{state.value: Count("pk", filter=STATES[state]) for state in states})
    return {state: counted[state.value] for state in states if counted[state.value]}


def offered_themes(item: NewsItem | None) -> QuerySet[Theme]:
    """The themes in use, and those the item already stands under."""
    own = NewsItem.themes.through.objects.filter(newsitem=item).values("theme")
    return Theme.objects.filter(Q(retired_at__isnull=True) | Q(pk__in=own)).order_by("sort_name")


def _under(themes: Collection[Theme]) -> Q:
    if not themes:
        return Q()
    return Q(pk__in=NewsItem.themes.through.objects.filter(theme__in=themes).values("newsitem"))


def _of(networks: Collection[Network]) -> Q:
    found = Q()
    for network in networks:
        found |= concerns(network)
    return found


def _themes(items: QuerySet[NewsItem], chosen: Collection[Theme]) -> Facet:
    return theme_facet(NewsItem.themes.through.objects.filter(newsitem__in=items.values("pk")), chosen)


def _networks(items: QuerySet[NewsItem], chosen: Collection[Network]) -> Facet:
    """Those that have news of their own; with each is counted what its whole programme is told."""
    own = NewsItem.networks.through.objects.filter(newsitem__in=items.values("pk"))
    counts = dict(own.order_by("network").values_list("network").annotate(number=Count("pk")))
    wide = items.exclude(reach=Reach.NETWORKS).order_by("programme")
    of_all = dict(wide.values_list("programme").annotate(number=Count("pk")))
    picked = {network.pk for network in chosen}
    named = Network.objects.filter(pk__in={*counts, *picked}).select_related("programme")
    rows = list(named.order_by("-programme__starts_on", "sort_name", "pk"))
    several = len({network.programme_id for network in rows}) > 1
    return Facet(
        "network",
        _("Network"),
        [
            Option(
                str(one.pk),
                f"{one.name} {one.programme.period}" if several else one.name,
                counts.get(one.pk, 0) + of_all.get(one.programme_id, 0),
                one.pk in picked,
            )
            for one in rows
        ],
    )
