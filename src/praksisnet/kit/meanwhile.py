"""Two who change the same thing: what somebody saved meanwhile is shown before the later save may take its place.

The page carries a digest of each field as it was shown. When it is sent, the form stands over the thing as it is now:
a field that says something else by now was changed meanwhile. Nothing is kept on the server; see ADR 0054.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from difflib import SequenceMatcher
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import Model
from django.forms import BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from praksisnet.kit.names import as_written, one_line

SEEN = "stood"
CODE = "meanwhile"
LENGTH = 12  # hexadecimal digits of a field's digest: a chance hit is nothing anybody will see
MOST_WORDS = 4000  # texts of more words and spaces are shown without marks: comparing takes the square of the time
TEXT = _(
    "Nothing of yours is saved yet, and what you wrote still stands here. See what was changed, mend what should be "
    "mended, and save again."
)
CHANGED = _("Changed meanwhile. Yours stands in the field.")
TAKEN = _("Changed meanwhile. The new stands in the field.")


class _Bound(BoundField):
    """Of a field that the writer left alone and somebody else changed, the page shows what stands now."""

    def value(self) -> Any:
        if self.name in getattr(self.form, "taken", ()):
            return self.field.prepare_value(self.initial)
        return super().value()


# No form by itself, for it stands below the guard.
if TYPE_CHECKING:
    _Form = forms.Form
else:
    _Form = object


class Meanwhile(_Form):
    """Of a form that shows what stands already, and that more than one may change: put it before ``GuardedForm``.

    The digests are drawn along with the form's first field (``fields.control``). A form that was sent without them
    showed nothing, and is not asked. ``is_change`` False: it makes something new.
    """

    bound_field_class: type[BoundField] | None = _Bound
    is_change = True

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        mark = str(self.data.get(self.add_prefix(SEEN)) or "")
        seen = set(mark.split("."))
        changed = self._changed_since(seen) if mark and self.is_change else []
        # Which fields differ, and which of them the writer had left alone.
        self.meanwhile = {bound.name for bound in changed}
        self.taken = {bound.name for bound in changed if _digest(bound, bound.data) in seen}
        if changed:
            self.add_error(None, forms.ValidationError(TEXT, code=CODE))
        for name in self.meanwhile - self.taken:
            self.add_error(name, forms.ValidationError(CHANGED, code=CODE))

    def _changed_since(self, seen: set[str]) -> list[BoundField]:
        return [one for one in self._watched() if _digest(one, one.initial) not in seen and not _is_same(one)]

    def _watched(self) -> list[BoundField]:
        """What somebody can write or choose; a file that is sent takes no other's place."""
        return [one for one in self if not one.field.disabled and not one.field.widget.needs_multipart_form]

    @property
    def seen(self) -> str:
        """The digests of all fields as they stand now."""
        return ".".join(_digest(bound, bound.initial) for bound in self._watched())

    @property
    def _mark(self) -> str:
        """Of a form that only comes back for another look, what its reader saw at first."""
        return str(self.data.get(self.add_prefix(SEEN)) or "") if getattr(self, "is_looking", False) else self.seen

    def draw_seen(self) -> SafeString | str:
        """The hidden field, once: it goes where the form's first field goes."""
        if not self.is_change or getattr(self, "_is_drawn", False):
            return ""
        self._is_drawn = True
        return format_html('<input type="hidden" name="{}" value="{}">', self.add_prefix(SEEN), self._mark)


def _digest(bound: BoundField, value: Any) -> str:
    """The same for the same content, whether it was stored or sent, and in whatever language the page was."""
    said = f"{bound.name}={_plain(bound.field, value)}"
    return sha256(said.encode("utf-8", "replace")).hexdigest()[:LENGTH]


def _is_same(bound: BoundField) -> bool:
    """Whether it says what stands now, but for what a room tidies as it saves: a repeated press is no change."""
    sent, now = (_plain(bound.field, value).casefold().split() for value in (bound.data, bound.initial))
    return sent == now


def _plain(field: forms.Field, value: Any) -> str:
    read = _read(field, value)
    if isinstance(read, list | tuple | set | frozenset):
        return ",".join(sorted(_text(one) for one in read))
    is_lines = isinstance(field.widget, forms.Textarea)
    return as_written(_text(read)) if is_lines else one_line(_text(read))


def _read(field: forms.Field, value: Any) -> Any:
    """As the field reads it; not where that would ask the database."""
    if isinstance(field, forms.ModelChoiceField | forms.MultipleChoiceField):
        return field.prepare_value(value)
    try:
        return field.to_python(value)
    except forms.ValidationError:
        return value


def _text(value: Any) -> str:
    if isinstance(value, Model):
        return str(value.pk)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, Decimal):
        return str(value.normalize())
    return "" if value is None else str(value)


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    is_other: bool


def compared(now: str, own: str) -> list[Piece]:
    """What stands now, in pieces: those that the own text does not have are marked."""
    there, here = (re.findall(r"\S+|\s+", text) for text in (now, own))
    if not own or len(there) > MOST_WORDS or len(here) > MOST_WORDS:
        return [Piece(now, is_other=False)]
    steps = SequenceMatcher(None, there, here, autojunk=False).get_opcodes()
    return [Piece("".join(there[a:b]), tag != "equal") for tag, a, b, _c, _d in steps if b > a]
