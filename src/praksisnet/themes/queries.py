from django.db.models import Q, QuerySet

from praksisnet.kit.names import fold
from praksisnet.people.models import Person
from praksisnet.themes.models import Theme


def themes() -> QuerySet[Theme]:
    """The themes in use, in Danish order."""
    return Theme.objects.filter(retired_at__isnull=True).order_by("sort_name")


def themes_for(person: Person) -> QuerySet[Theme]:
    """The themes the person may open: all; retired ones only an administrator, unless they lead on to another."""
    found = Theme.objects.order_by("sort_name")
    if person.is_administrator:
        return found
    return found.filter(Q(retired_at__isnull=True) | Q(merged_into__isnull=False))


def search(found: QuerySet[Theme], text: str) -> QuerySet[Theme]:
    """Those with every word of ``text`` in the Danish or English name or in one of their other words."""
    for word in fold(text).split():
        found = found.filter(Q(folded__contains=word) | Q(name_en__icontains=word) | Q(words__folded__contains=word))
    return found.distinct()


def theme_of(word: str) -> Theme | None:
    """The theme in use that a word means, by its name or one of its other words; a merged one leads on."""
    folded = fold(word)
    theme = Theme.objects.filter(Q(folded=folded) | Q(words__folded=folded)).order_by("id").first()
    while theme is not None and theme.merged_into is not None:
        theme = theme.merged_into
    return theme if theme is not None and theme.retired_at is None else None
