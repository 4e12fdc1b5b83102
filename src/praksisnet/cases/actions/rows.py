"""The words of one row: taken out of it into the case, put back, or gone. Part of the changes in this room."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from praksisnet.access.actions import hide, unhide
from praksisnet.cases import sockets
from praksisnet.cases.models import Case, Withheld
from praksisnet.cases.queries import says_again
from praksisnet.cases.words import GONE, WITHHELD
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.search.actions import remove

_HIDDEN = _("Some of this text is hidden, as it may be about a child. Write it when that is decided.")


def withhold(case: Case, kind: sockets.Kind, row: Any) -> None:
    """From now on the row says nothing. One that another case withholds already is left to that."""
    label = kind.model._meta.label_lower  # noqa: SLF001 -- Django's documented way to a model's label
    words = {name: getattr(row, name) for name in (*kind.texts, *kind.derived)}
    taken = {"case": case, "kind": label, "words": words}
    _held, is_new = Withheld.objects.get_or_create(key=kind.key, row=row.pk, defaults=taken)
    if not is_new:
        return
    _write(kind, row.pk, {name: _in_place(kind, name, value, WITHHELD) for name, value in words.items()})
    if kind.hides_row:
        hide([row])
    for indexed in kind.index:
        remove(indexed, str(row.pk))
    if not kind.hides_row:
        kind.changed(_now(kind, row.pk))
    _tell(kind, row)


def put_back(held: Withheld) -> None:
    """The words stand where they stood. What somebody wrote in their place meanwhile stays below them."""
    kind, row = _found(held)
    held.delete()
    if kind is None or row is None:
        return
    _write(kind, row.pk, {name: _both(kind, row, name, value) for name, value in held.words.items()})
    unhide([row])
    found = _now(kind, row.pk)
    kind.changed(found)
    _tell(kind, found)


def wipe(held: Withheld, *, by: Actor) -> None:
    """The words are gone, and every earlier version of them; the row stays, empty, as nobody's any more."""
    kind, row = _found(held)
    held.delete()
    if kind is None or row is None:
        return
    for earlier in kind.versions(row):
        earlier.delete()
    if kind.purge:
        unhide([row])
        kind.purge(row, by)
        return
    _write(kind, row.pk, {name: _in_place(kind, name, value, GONE) for name, value in held.words.items()})
    if not kind.hides_row:
        kind.changed(_now(kind, row.pk))


def refuse_again(
    sender: type[models.Model],
    instance: Any,
    *,
    raw: bool = False,
    update_fields: frozenset[str] | None = None,
    **_told: Any,
) -> None:
    """Called before any row is saved: somebody may have had the words before them when they were hidden.

    Refuses: words that are withheld from the row. Others may be written in their place.
    """
    kinds = {kind.key: kind for kind in sockets.kinds_of(sender)}
    if raw or not kinds or instance.pk is None or instance._state.adding:  # noqa: SLF001 -- Django's documented way
        return
    for held in Withheld.objects.filter(key__in=kinds, row=instance.pk):
        written = {
            name: getattr(instance, name)
            for name in kinds[held.key].texts
            if update_fields is None or name in update_fields
        }
        if says_again(held.words, written):
            raise Refused(_HIDDEN, code="withheld")


def _found(held: Withheld) -> tuple[sockets.Kind | None, Any]:
    kind = sockets.kind_named(held.key)
    return kind, _now(kind, held.row) if kind else None


def _now(kind: sockets.Kind, pk: int) -> Any:
    return kind.model._base_manager.filter(pk=pk).first()  # noqa: SLF001 -- the hidden ones too


def _write(kind: sockets.Kind, pk: int, values: dict[str, Any]) -> None:
    kind.model._base_manager.filter(pk=pk).update(**values)  # noqa: SLF001 -- as in _now


def _in_place(kind: sockets.Kind, name: str, value: Any, word: str) -> Any:
    """What stands there instead: nothing where nothing stood, a word where the column may not be empty."""
    field: Any = kind.model._meta.get_field(name)  # noqa: SLF001 -- Django's documented way to a field
    if not value:
        return value
    if isinstance(field, models.URLField):
        return ""
    if isinstance(field, models.JSONField):
        return field.get_default() if field.has_default() else dict.fromkeys(value, word)
    return word[: field.max_length]


def _both(kind: sockets.Kind, row: Any, name: str, value: Any) -> Any:
    now, field = getattr(row, name), kind.model._meta.get_field(name)  # noqa: SLF001 -- as in _in_place
    is_new = now not in (value, "", None, _in_place(kind, name, value, WITHHELD))
    return f"{value}\n\n{now}" if is_new and value and isinstance(field, models.TextField) else value


def _tell(kind: sockets.Kind, row: Any) -> None:
    for heard in sockets.heard_of(kind.key):
        heard(row)
