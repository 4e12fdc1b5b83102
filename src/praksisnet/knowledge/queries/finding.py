"""The library's search: what the index finds, as resources with their order, and how a result is shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import Case, IntegerField, QuerySet, Value, When
from markupsafe import Markup

from praksisnet.knowledge.models import Resource
from praksisnet.knowledge.queries.documents import KINDS, plain
from praksisnet.people.models import Person
from praksisnet.search import queries as search_queries
from praksisnet.search.queries import mark
from praksisnet.search.words import LEAST_OF_BEST

MOST_FOUND = 100


@dataclass(frozen=True, slots=True)
class Found:
    """``order``: the ids, best first. ``terms``: what is marked in them."""

    resources: QuerySet[Resource]
    order: list[int] = field(default_factory=list)
    terms: Mapping[str, float] = field(default_factory=dict)
    correction: str = ""
    is_partly: bool = False
    missing: tuple[str, ...] = ()


def search(person: Person, resources: QuerySet[Resource], text: str) -> Found:
    """Those of the resources that the index finds; all of them where nothing is asked."""
    if not text.strip():
        return Found(resources)
    found = search_queries.find(person, text, kinds=KINDS, limit=MOST_FOUND, least=LEAST_OF_BEST)
    order = [int(key) for key in found.keys]
    return Found(resources.filter(pk__in=order), order, found.terms, found.correction, found.is_partly, found.missing)


def weighed(resources: QuerySet[Resource], order: list[int]) -> QuerySet[Resource]:
    """Annotated with ``weight``, the greater the earlier it stands in the order."""
    weights = [When(pk=pk, then=Value(len(order) - at)) for at, pk in enumerate(order)]
    return resources.annotate(weight=Case(*weights, default=Value(0), output_field=IntegerField()))


def excerpt(resource: Resource, terms: Mapping[str, float]) -> Markup:
    """The summary, or the part of the text that answers where title and summary do not."""
    summary = mark(resource.summary, terms)
    if not terms or any("<mark>" in shown for shown in (summary, mark(resource.title, terms))):
        return summary
    text = search_queries.excerpt(plain(resource.body), terms)
    return text if "<mark>" in text else summary
