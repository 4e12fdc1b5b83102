"""Themes and the words that lead to them: made, renamed, taken out of use and back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.names import fold, one_line
from praksisnet.kit.refusal import Refused
from praksisnet.themes.models import Theme, ThemeWord
from praksisnet.themes.sockets import retell


@dataclass(frozen=True, slots=True)
class Word:
    """A theme as it stands in a list to load: its names, a description, and other words for it."""

    name: str
    name_en: str = ""
    description: str = ""
    others: Sequence[str] = ()


@transaction.atomic
def create_theme(name: str, *, name_en: str = "", description: str = "", by: Actor) -> Theme:
    """Refuses an empty name, and one that another theme has or that is another theme's word."""
    theme = Theme(name=one_line(name), name_en=one_line(name_en), description=description.strip())
    _refuse_name(theme)
    theme.save()
    record("theme_created", theme, by=by)
    return theme


@transaction.atomic
def rename_theme(theme: Theme, *, name: str, name_en: str = "", description: str = "", by: Actor) -> Theme:
    """New names and description. Refuses as create_theme does."""
    theme = locked(theme)
    wanted = {"name": one_line(name), "name_en": one_line(name_en), "description": description.strip()}
    changed = [field for field, value in wanted.items() if getattr(theme, field) != value]
    for field in changed:
        setattr(theme, field, wanted[field])
    _refuse_name(theme)
    if changed:
        theme.save()
        record("theme_renamed", theme, by=by, fields=changed)
        retell([theme])
    return theme


@transaction.atomic
def retire_theme(theme: Theme, *, by: Actor) -> Theme:
    """The theme is offered no more; what it carries keeps it."""
    theme = locked(theme)
    if theme.retired_at is None:
        retire(theme, by)
        record("theme_retired", theme, by=by)
        retell([theme])
    return theme


@transaction.atomic
def restore_theme(theme: Theme, *, by: Actor) -> Theme:
    """The theme is offered again. Refuses one that was merged: its rows are the other theme's now."""
    theme = locked(theme)
    if theme.merged_into_id is not None:
        raise Refused(_("The theme was merged into another and cannot come back."))
    if theme.retired_at is not None:
        theme.retired_at = theme.retired_by = None
        theme.save(update_fields=["retired_at", "retired_by"])
        record("theme_restored", theme, by=by)
        retell([theme])
    return theme


@transaction.atomic
def add_word(theme: Theme, word: str, *, by: Actor) -> ThemeWord:
    """Another word that leads to the theme. Refuses an empty one, and one that already leads to another theme."""
    theme, word = locked(theme), one_line(word)
    folded = fold(word)
    if not folded:
        raise Refused(_("Write a word."))
    present = ThemeWord.objects.filter(folded=folded).select_related("theme").first()
    if present and present.theme_id == theme.pk:
        return present
    taken = present.theme if present else Theme.objects.filter(folded=folded).first()
    if taken:
        raise Refused(_("The word already leads to the theme %(name)s.") % {"name": taken.name})
    made = ThemeWord.objects.create(theme=theme, word=word)
    record("theme_word_added", theme, by=by, refs={"word": made.pk})
    retell([theme])
    return made


@transaction.atomic
def remove_word(word: ThemeWord, *, by: Actor) -> None:
    """The word leads to the theme no more; one that is gone already changes nothing."""
    gone, _rows = ThemeWord.objects.filter(pk=word.pk).delete()
    if gone:
        record("theme_word_removed", word.theme, by=by, refs={"word": word.pk})
        retell([word.theme])


@transaction.atomic
def load(words: Iterable[Word], *, by: Actor) -> int:
    """Make the themes of a list that are missing, with their other words; says how many. May be run again."""
    known = set(Theme.objects.values_list("folded", flat=True)) | set(
        ThemeWord.objects.values_list("folded", flat=True)
    )
    made = 0
    for word in words:
        if fold(word.name) in known:
            continue
        theme = create_theme(word.name, name_en=word.name_en, description=word.description, by=by)
        for other in word.others:
            add_word(theme, other, by=by)
        made += 1
    return made


def locked(theme: Theme) -> Theme:
    return Theme.objects.select_for_update().get(pk=theme.pk)


def retire(theme: Theme, by: Actor) -> None:
    theme.retired_at = theme.retired_at or clock.now()
    theme.retired_by_id = theme.retired_by_id or by.signed_in_id
    theme.save(update_fields=["retired_at", "retired_by", "merged_into"])


def _refuse_name(theme: Theme) -> None:
    folded = fold(theme.name)
    if not folded:
        raise Refused(_("A theme needs a name."))
    if Theme.objects.filter(folded=folded).exclude(pk=theme.pk).exists():
        raise Refused(_("There is already a theme with that name."))
    word = ThemeWord.objects.filter(folded=folded).exclude(theme_id=theme.pk).select_related("theme").first()
    if word:
        raise Refused(_("The word already leads to the theme %(name)s.") % {"name": word.theme.name})
