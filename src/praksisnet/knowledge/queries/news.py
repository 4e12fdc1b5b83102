"""What came into the library, for those who follow a theme."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Q, QuerySet
from django.urls import reverse

from praksisnet.access.queries import readable, tokens_for
from praksisnet.following.sockets import Item, Span
from praksisnet.knowledge import rules
from praksisnet.knowledge.models import Resource
from praksisnet.knowledge.queries.documents import RESOURCE
from praksisnet.knowledge.queries.finding import MOST_FOUND
from praksisnet.knowledge.queries.readers import LONG, PUBLISHED
from praksisnet.people.models import Person
from praksisnet.search.queries import find
from praksisnet.search.words import LEAST_OF_BEST

MOST = 50  # from one span, for one reader


class NewResources:
    """Published ones only, also for those who write: a draft is no news."""

    def place_for(self, person: Person) -> str:
        return reverse("knowledge:library") if rules.sees_library(person) else ""

    def any_in(self, span: Span) -> bool:
        return Resource.objects.filter(_came_in(span)).exists()

    def under(self, person: Person, theme_ids: Collection[int], span: Span) -> list[Item]:
        if not theme_ids:
            return []
        under = Resource.themes.through.objects.filter(theme__in=theme_ids).values("resource")
        return items(readable(Resource.objects.filter(_came_in(span), pk__in=under), tokens_for(person)))

    def found(self, person: Person, words: str, theme_ids: Collection[int], span: Span) -> list[Item]:
        came = readable(Resource.objects.filter(_came_in(span)), tokens_for(person))
        if theme_ids:
            under = Resource.themes.through.objects.filter(theme__in=theme_ids).values("resource")
            came = came.filter(pk__in=under)
        if not came.exists():
            return []
        answers = find(person, words, kinds=(RESOURCE,), limit=MOST_FOUND, least=LEAST_OF_BEST).keys
        return items(came.filter(pk__in=[int(key) for key in answers]))


def came_since(person: Person, moment: datetime) -> int:
    """How many were published after ``moment`` that the person may read."""
    came = Resource.objects.filter(PUBLISHED, published_at__gt=moment)
    return readable(came, tokens_for(person)).count()


def items(found: QuerySet[Resource]) -> list[Item]:
    """The newest first."""
    rows = found.select_related("municipality").defer(*LONG).order_by("-published_at", "-pk")[:MOST]
    return [Item(one.title, reverse("knowledge:resource", args=[one.pk]), _detail(one), _at(one)) for one in rows]


def _came_in(span: Span) -> Q:
    return PUBLISHED & Q(published_at__gt=span.since, published_at__lte=span.until)


def _detail(resource: Resource) -> str:
    return ", ".join(filter(None, [str(resource.get_kind_display()), resource.stands_behind]))


def _at(resource: Resource) -> datetime:
    return resource.published_at or resource.made_at
