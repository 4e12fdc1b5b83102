"""A choice that is asked only where there is one to make, and several of the rows there are."""

from collections.abc import Sequence
from typing import Any, TypeVar

from django import forms
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from praksisnet.kit.numbers import LONGEST_NUMBER


def choice_of(label: Any, choices: list[tuple[str, str]]) -> forms.ChoiceField:
    """Hidden and made already where there is only one to choose."""
    if len(choices) == 1:
        return forms.ChoiceField(label=label, choices=choices, initial=choices[0][0], widget=forms.HiddenInput)
    return forms.ChoiceField(label=label, choices=[("", _("Choose")), *choices])


_Row = TypeVar("_Row", bound=Model)


class RowsField(forms.ModelMultipleChoiceField[_Row]):
    """Several rows to choose. A number longer than that of any row is no choice; SQLite cannot even look for it."""

    def clean(self, value: Sequence[Any]) -> Any:
        for one in value if isinstance(value, list | tuple) else ():
            if len(str(one)) > LONGEST_NUMBER:
                raise forms.ValidationError(self.error_messages["invalid_choice"], "invalid_choice", {"value": one})
        return super().clean(value)
