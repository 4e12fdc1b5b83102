from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any, cast

from django.db.models import Case, Count, Model, Prefetch, Q, QuerySet, When
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from praksisnet.kit.facets import Facet, Option
from praksisnet.kit.names import fold
from praksisnet.people.models import Person
from praksisnet.themes.models import Merger, Theme, ThemeWord
from praksisnet.themes.sockets import carried_words, is_editor
from praksisnet.themes.words import WORDS, WORDS_IN_LIST


def themes() -> QuerySet[Theme]:
    """The themes in use, in Danish order."""
    return Theme.objects.filter(retired_at__isnull=True).order_by("sort_name")


def themes_for(person: Person) -> QuerySet[Theme]:
    """The themes the person may open: all; retired ones only who keeps them, unless they lead on to another."""
    found = Theme.objects.order_by("sort_name")
    if is_editor(person):
        return found
    return found.filter(Q(retired_at__isnull=True) | Q(merged_into__isnull=False))


def search(found: QuerySet[Theme], text: str) -> QuerySet[Theme]:
    """Those with every word of ``text`` in the Danish or English name or in one of their other words."""
    for word in fold(text).split():
        by_words = ThemeWord.objects.filter(folded__contains=word).values("theme")
        found = found.filter(Q(folded__contains=word) | Q(name_en__icontains=word) | Q(pk__in=by_words))
    return found


def with_some_words(found: QuerySet[Theme], text: str = "") -> QuerySet[Theme]:
    """Each with a few of its other words as ``some_words``, those that ``text`` is found by first, and the number of
    all of them as ``word_count``."""
    fits = reduce(or_, (Q(folded__contains=word) for word in fold(text).split()), Q())
    first = [Case(When(fits, then=0), default=1)] if fits else []
    some = ThemeWord.objects.order_by(*first, "folded")[:WORDS_IN_LIST]
    return found.annotate(word_count=Count("words")).prefetch_related(Prefetch("words", some, to_attr="some_words"))


def theme_facet(under: QuerySet[Any], chosen: Collection[Theme]) -> Facet:
    """A list narrowed by theme, in one statement. ``under``: rows that each put a thing of the list under a theme.

    Themes in use with how many things each has; what is chosen stands first, also where it has none.
    """
    counted = under.filter(theme__retired_at__isnull=True).values("theme", "theme__name", "theme__name_en")
    is_english, picked = get_language() == "en", {theme.pk for theme in chosen}
    options = [
        Option(
            str(row["theme"]),
            (is_english and row["theme__name_en"]) or row["theme__name"],
            row["number"],
            row["theme"] in picked,
        )
        for row in counted.annotate(number=Count("pk")).order_by("-number", "theme__sort_name")
    ]
    missing = picked - {int(option.value) for option in options}
    options += [Option(str(theme.pk), theme.label, 0, is_chosen=True) for theme in chosen if theme.pk in missing]
    return Facet("theme", _("Theme"), sorted(options, key=lambda option: not option.is_chosen))


def themes_by_word() -> dict[str, Theme]:
    """Which theme in use each folded word means, by its name or one of its other words; a merged one leads on."""
    found = {word.folded: word.theme for word in ThemeWord.objects.select_related("theme")}
    found |= {theme.folded: theme.merged_into or theme for theme in Theme.objects.select_related("merged_into")}
    return {word: theme for word, theme in found.items() if theme.retired_at is None}


def words_leading_to(theme_ids: Any) -> list[str]:
    """The names of these themes, of those that became part of them, and the other words that lead to them."""
    found = Theme.objects.filter(Q(pk__in=theme_ids) | Q(merged_into__in=theme_ids)).order_by("sort_name")
    themes = list(found.values_list("pk", "name", "name_en"))
    names = [name for _pk, *both in themes for name in both if name]
    words = ThemeWord.objects.filter(theme__in=[pk for pk, *_names in themes]).order_by("folded")
    return [*names, *words.values_list("word", flat=True)]


@dataclass(frozen=True, slots=True)
class Relation:
    """One kind of thing that stands under themes, in any room, by the field that says so: "meetings.meeting.themes".

    ``through``: the table between, with the columns ``own`` and ``other``; None where a thing has one theme only.
    """

    name: str
    field: str
    source: Any
    through: Any = None
    own: str = ""
    other: str = ""

    def rows(self, theme: Theme) -> QuerySet[Any, int]:
        """The ids of the things."""
        table, column = (self.through, self.own) if self.through else (self.source, "pk")
        under = table.objects.filter(**{self.other or self.field: theme})
        return cast("QuerySet[Any, int]", under.values_list(column, flat=True))

    def add(self, theme: Theme, pks: Collection[int]) -> None:
        if self.through is None:
            self.source.objects.filter(pk__in=list(pks)).update(**{self.field: theme})
            return
        made = [self.through(**{f"{self.own}_id": pk, f"{self.other}_id": theme.pk}) for pk in sorted(pks)]
        self.through.objects.bulk_create(made, ignore_conflicts=True)

    def remove(self, theme: Theme, pks: Collection[int]) -> None:
        """Of what has one theme only the next one takes the place."""
        if self.through is not None:
            self.through.objects.filter(**{self.other: theme, f"{self.own}__in": list(pks)}).delete()

    def sources(self, pks: Collection[int]) -> Iterable[Model]:
        return cast("Iterable[Model]", self.source.objects.filter(pk__in=list(pks)).only("pk").order_by("pk"))


def relations() -> list[Relation]:
    """What stands under themes, by what Django knows: a new room is part of it without doing anything."""
    found = []
    for relation in Theme._meta.related_objects:  # noqa: SLF001 -- a public name of Django
        field = cast("Any", relation.field)
        if field.model._meta.app_label != Theme._meta.app_label:  # noqa: SLF001
            name = f"{field.model._meta.label_lower}.{field.name}"  # noqa: SLF001
            between = (
                (field.remote_field.through, field.m2m_field_name(), field.m2m_reverse_field_name())
                if relation.many_to_many
                else ()
            )
            found.append(Relation(name, field.name, field.model, *between))
    return sorted(found, key=lambda one: one.name)


def what_moves(theme: Theme) -> list[str]:
    """What would follow if the theme became part of another, in words: "12 resources", "3 meetings" …"""
    counted = [(relation.name, relation.rows(theme).count()) for relation in relations()]
    counted.append((WORDS, ThemeWord.objects.filter(theme=theme).count()))
    return [carried_words(name, number) for name, number in counted if number]


def mergers_into(theme: Theme) -> QuerySet[Merger]:
    """The themes that became part of this one by themselves, and can be taken out again; the newest first."""
    found = Merger.objects.filter(into=theme, undone_at__isnull=True, theme__merged_into=theme)
    return found.select_related("theme", "merged_by").order_by("-merged_at", "-pk")
