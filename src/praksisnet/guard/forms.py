"""The form that every form of the product is: no CPR number gets past it, and a text about somebody is asked about."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django import forms
from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.neutral import find_signs, neutral
from praksisnet.guard.offers import ANSWER, KEEP, TAKE, Offer, offer_for
from praksisnet.guard.text import CPR_MESSAGE, find_cpr
from praksisnet.kit.names import one_line

SIGN_MESSAGE = _("This may be about one particular child or family. Choose below which text to use.")


class GuardedForm(forms.Form):
    """Checks every text that somebody typed or picked; what was typed stays in the field, and nothing is logged.

    A number stops it. Signs that it is about somebody only ask, in fields of several lines and in ``titles``: the page
    comes back with the neutral text beside the own one (``offer_for_field``), and a press decides. A field of one
    line gives one line, whatever was sent: it becomes a subject, a heading or a cell.
    """

    # Fields of one line that hold a text of one's own, rather than a name, a place or a number.
    titles: ClassVar[tuple[str, ...]] = ()
    # Fields that the page's buttons send, rather than a control: the offer's buttons send them along.
    pressed: ClassVar[tuple[str, ...]] = ()
    # The page has a button of its own for a number: the text comes back for another look.
    replaces_numbers: ClassVar[bool] = False

    def _clean_fields(self) -> None:
        if self._answer == TAKE:
            self._take_neutral()
        super()._clean_fields()  # type: ignore[misc]
        for name, value in list(self.cleaned_data.items()):
            if value and _is_one_line(self.fields[name]):
                self.cleaned_data[name] = one_line(value)
                if self.fields[name].required and not self.cleaned_data[name]:
                    self.add_error(name, self.fields[name].error_messages["required"])
        for name, value in list(self.cleaned_data.items()):
            # Choices are our own words; only what a person wrote can hold a number.
            if not isinstance(self.fields[name], forms.ChoiceField) and any(map(find_cpr, texts_in(value))):
                self.add_error(name, forms.ValidationError(CPR_MESSAGE, code="cpr"))
            elif self._answer != KEEP and self._is_asked(name) and isinstance(value, str) and find_signs(value):
                self.add_error(name, forms.ValidationError(SIGN_MESSAGE, code="sign"))

    @property
    def _answer(self) -> str:
        return str(self.data.get(ANSWER, ""))

    @property
    def guard_answer(self) -> str:
        """To send along where a page asks once more before it saves: what was kept is not asked about twice."""
        return KEEP if self._answer == KEEP else ""

    def _is_asked(self, name: str) -> bool:
        field = self.fields[name]
        return isinstance(field, forms.CharField) and (isinstance(field.widget, forms.Textarea) or name in self.titles)

    def _take_neutral(self) -> None:
        """In the writer's place, before anything else is asked: what is too long now is said as always."""
        sent: Any = self.data
        mended = sent.copy()
        for name, field in self.fields.items():
            key = self.add_prefix(name)
            typed = mended.get(key)
            is_text = isinstance(typed, str) and isinstance(field, forms.CharField)
            if is_text and (self._is_asked(name) or find_cpr(typed)):
                mended[key] = neutral(typed)
        self.data = mended

    def offer_for_field(self, name: str) -> Offer | None:
        """What to draw below the field: None where nothing is asked about it."""
        codes = {error.code for error in self.errors.as_data().get(name, ())} if self.is_bound else set()
        typed = self.data.get(self.add_prefix(name))
        if not codes & {"sign", "cpr"} or not isinstance(typed, str):
            return None
        if "cpr" in codes and self.replaces_numbers:
            return None
        names = [self.add_prefix(pressed) for pressed in self.pressed]
        return offer_for(typed, carried=[(name, self.data[name]) for name in names if name in self.data])


def holds_number(form: forms.Form, name: str) -> bool:
    """Whether what was typed in the field was refused for a number: then a neutral text can be offered."""
    return any(error.code == "cpr" for error in form.errors.as_data().get(name, ()))


def _is_one_line(field: forms.Field) -> bool:
    is_text = isinstance(field, forms.CharField) and not isinstance(field, forms.EmailField)
    return is_text and not isinstance(field.widget, forms.Textarea)


def texts_in(value: object) -> Iterable[str]:
    """Every text in a cleaned value, however deep: lists, mappings and the names of uploaded files too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, File):
        yield value.name or ""
    elif isinstance(value, Mapping):
        for part in (*value.keys(), *value.values()):
            yield from texts_in(part)
    elif isinstance(value, list | tuple | set | frozenset):
        parts: Iterable[Any] = value
        for part in parts:
            yield from texts_in(part)
