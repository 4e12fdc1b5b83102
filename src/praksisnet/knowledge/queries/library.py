"""The library as one reader sees it: what is found, and how it can be narrowed."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from praksisnet.kit import clock
from praksisnet.kit.facets import Facet, Option
from praksisnet.knowledge import rules
from praksisnet.knowledge.models import Resource
from praksisnet.knowledge.queries.finding import search, weighed
from praksisnet.knowledge.queries.readers import PUBLISHED, resources_for
from praksisnet.knowledge.words import ASKED_BEFORE, Kind, Sort, State, Tried
from praksisnet.networks.models import Programme
from praksisnet.people.models import Person
from praksisnet.themes.models import Theme
from praksisnet.themes.queries import theme_facet

STATES = {
    State.DRAFT: Q(published_at__isnull=True, archived_at__isnull=True, sent_at__isnull=True),
    State.REVIEW: Q(published_at__isnull=True, archived_at__isnull=True, sent_at__isnull=False),
    State.PUBLISHED: PUBLISHED,
    State.ARCHIVED: Q(archived_at__isnull=False),
}
ORDERS = {
    Sort.RELEVANT: ("-weight", "-published_at", "-pk"),
    Sort.NEWEST: ("-published_at", "-pk"),
    Sort.USED: ("-tried_in", "-opened", "-published_at", "-pk"),
}


@dataclass(frozen=True, slots=True)
class Library:
    """``found``, of ``number`` rows, is not read yet: it is for paging."""

    found: QuerySet[Any]
    number: int
    terms: Mapping[str, float]
    correction: str
    is_partly: bool
    missing: tuple[str, ...]
    sort: Sort
    facets: list[Facet]


def library(
    person: Person,
    *,
    words: str = "",
    themes: Collection[Theme] = (),
    kinds: Collection[str] = (),
    tried: Collection[str] = (),
    programmes: Collection[Programme] = (),
    state: str = State.PUBLISHED,
    sort: str = "",
) -> Library:
    """What this reader finds, narrowed and sorted; at most twelve statements before the rows are read.

    Words come before choices: a facet's numbers are those of the words, narrowed by the other facets.
    Drafts and archived ones are found by those who write in their programmes.
    """
    kept = _standing(State(state)) if rules.writes(person) else PUBLISHED
    found = search(person, resources_for(person).filter(kept), words)
    narrow = {
        "theme": _under(themes),
        "kind": Q(kind__in=kinds) if kinds else Q(),
        "tried": Q(tried_in__gte=min(map(int, tried))) if tried else Q(),
        "programme": Q(programme__in=programmes) if programmes else Q(),
    }

    def others(*names: str) -> QuerySet[Resource]:
        """Narrowed by every facet but these."""
        return found.resources.filter(*(condition for other, condition in narrow.items() if other not in names))

    kind, tried_in, number = _kinds_and_tried(others("kind", "tried"), narrow, kinds, tried)
    facets = [
        _themes(others("theme"), themes),
        kind,
        tried_in,
        _programmes(others("programme"), programmes),
    ]
    by = Sort(sort) if sort in Sort.values else Sort.RELEVANT
    by = Sort.NEWEST if by is Sort.RELEVANT and not found.order else by
    rows = weighed(found.resources.filter(*narrow.values()), found.order).select_related("municipality")
    shown = [facet for facet in facets if facet.options]
    said = (found.correction, found.is_partly, found.missing)
    return Library(rows.order_by(*ORDERS[by]), number, found.terms, *said, by, shown)


def unpublished(person: Person) -> dict[str, int]:
    """How many of what the person writes on stand in each state but published; nothing is asked for others."""
    own = rules.writes_in(person)
    if not own:
        return {}
    counted = Resource.objects.filter(programme__in=own).aggregate(
        **{state.value: Count("pk", filter=_standing(state)) for state in State if state is not State.PUBLISHED}
    )
    return {state: number for state, number in counted.items() if number}


def _standing(state: State) -> Q:
    if state is State.DUE:
        return PUBLISHED & Q(review_on__lte=clock.today() + ASKED_BEFORE)
    return STATES[state]


def _under(themes: Collection[Theme]) -> Q:
    if not themes:
        return Q()
    return Q(pk__in=Resource.themes.through.objects.filter(theme__in=themes).values("resource"))


def _themes(resources: QuerySet[Resource], chosen: Collection[Theme]) -> Facet:
    return theme_facet(Resource.themes.through.objects.filter(resource__in=resources.values("pk")), chosen)


def _kinds_and_tried(
    resources: QuerySet[Resource], narrow: dict[str, Q], kinds: Collection[str], tried: Collection[str]
) -> tuple[Facet, Facet, int]:
    """Both in one statement, each counted within the other's choices; and how many there are within both."""
    parts = {f"kind_{kind}": Count("pk", filter=Q(kind=kind) & narrow["tried"]) for kind in Kind.values}
    parts |= {f"least_{one}": Count("pk", filter=Q(tried_in__gte=int(one)) & narrow["kind"]) for one in Tried.values}
    counted = resources.aggregate(**parts, number=Count("pk", filter=narrow["kind"] & narrow["tried"]))

    def options(prefix: str, values: Iterable[Kind | Tried], chosen: Collection[str]) -> list[Option]:
        found = [(one, counted[f"{prefix}_{one.value}"], one.value in chosen) for one in values]
        return [Option(one.value, str(one.label), number, is_in) for one, number, is_in in found if number or is_in]

    kind = Facet("kind", _("Type"), options("kind", Kind, kinds))
    return kind, Facet("tried", _("Tried in"), options("least", Tried, tried)), counted["number"]


def _programmes(resources: QuerySet[Resource], chosen: Iterable[Programme]) -> Facet:
    """Asked only where there is something to choose between."""
    picked = {programme.pk for programme in chosen}
    counted = (
        resources.order_by("programme__sort_name", "programme__starts_on")
        .values("programme")
        .annotate(number=Count("pk"))
        .values_list("programme", "programme__title", "programme__starts_on", "programme__ends_on", "number")
    )
    options = [
        Option(str(pk), Programme(title=title, starts_on=starts_on, ends_on=ends_on).full_title, number, pk in picked)
        for pk, title, starts_on, ends_on, number in counted
    ]
    return Facet("programme", _("Programme"), options if len(options) > 1 or picked else [])
