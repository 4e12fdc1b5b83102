"""A choice among more than a page should carry: the first of them, or those that fit what one writes.

What is chosen already stays in sight. The button sends the whole form back for another look, so nothing typed is lost
and no script is needed; until it is sent for good, nothing in it is right or wrong. Only a file that is refused is said
to be, for it does not come back.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.forms.utils import ErrorDict

from praksisnet.kit.names import one_line
from praksisnet.kit.numbers import whole_numbers

if TYPE_CHECKING:
    from django import forms

    _Form = forms.Form
else:
    _Form = object

LOOK = "look"
MOST_OFFERED = 60
LONGEST_WORDS = 100
Search = Callable[["QuerySet[Any]", str], "QuerySet[Any]"]


@dataclass(frozen=True, slots=True)
class Sought:
    """What is drawn above the choice: the field for the words, what was written there, and whether anything fits."""

    name: str
    words: str
    fits: bool
    most: int = MOST_OFFERED


class Searching(_Form):
    """Of a form with such choices: put it first, and call ``search_among`` for each when the form is made."""

    @property
    def is_looking(self) -> bool:
        return LOOK in self.data

    @property
    def errors(self) -> ErrorDict:
        found = super().errors
        return ErrorDict({name: found[name] for name in found if name in self.files}) if self.is_looking else found

    def is_valid(self) -> bool:
        return not self.is_looking and super().is_valid()

    def search_among(self, name: str, rows: "QuerySet[Any]", search: Search) -> None:
        """Offer ``rows`` in the choice ``name``: all of them where they are few. Two or three statements."""
        field: Any = self.fields[name]
        field.queryset = rows
        offered = list(rows[: MOST_OFFERED + 1])
        if len(offered) > MOST_OFFERED:
            key = f"{self.add_prefix(name)}-words"
            words = one_line(str(self.data.get(key, "")))[:LONGEST_WORDS]
            offered = list(search(rows, words)[:MOST_OFFERED]) if words else offered[:MOST_OFFERED]
            field.sought = Sought(key, words, bool(offered))
            missing = self._chosen(name) - {row.pk for row in offered}
            offered = [*rows.filter(pk__in=missing), *offered] if missing else offered
        blank = [] if field.empty_label is None else [("", field.empty_label)]
        field.choices = [*blank, *((row.pk, field.label_from_instance(row)) for row in offered)]

    def _chosen(self, name: str) -> set[int]:
        field: Any = self.fields[name]
        sent: Any = self.data
        found = sent.getlist(self.add_prefix(name)) if self.is_bound else self.get_initial_for_field(field, name)
        several = found if isinstance(found, list | tuple) else [found]
        return set(whole_numbers(str(getattr(one, "pk", one)) for one in several))
