"""The form that every form of the product is: nothing that looks like a CPR number gets past it."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.files.base import File

from praksisnet.guard.text import CPR_MESSAGE, find_cpr
from praksisnet.kit.names import one_line


class GuardedForm(forms.Form):
    """Checks every text that somebody typed or picked; what was typed stays in the field, and nothing is logged.

    A field of one line gives one line, whatever was sent: it becomes a subject, a heading or a cell.
    """

    def _clean_fields(self) -> None:
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
