from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse

from praksisnet.following.models import SavedSearch
from praksisnet.following.sockets import sources
from praksisnet.people.models import Person


@dataclass(frozen=True, slots=True)
class Shown:
    """A saved search as it is listed: ``path`` asks it again."""

    search: SavedSearch
    themes: list[str]
    path: str


def searches_of(person: Person) -> QuerySet[SavedSearch]:
    """The person's own: another's do not exist."""
    return SavedSearch.objects.filter(person=person).order_by("folded")


def shown_searches(person: Person) -> list[Shown]:
    return [_shown(search) for search in searches_of(person).prefetch_related("themes")]


def place_for(person: Person) -> str:
    """Where the person may search for something to save; empty where there is nothing to search in."""
    return next(filter(None, (source.place_for(person) for source in sources())), "")


def path_of(search: SavedSearch) -> str:
    asked = [("words", search.words), *(("theme", str(theme.pk)) for theme in search.themes.all())]
    return f"{reverse('knowledge:library')}?{urlencode([*asked, ('sort', 'newest')])}"


def _shown(search: SavedSearch) -> Shown:
    return Shown(search, [theme.label for theme in search.themes.all()], path_of(search))
