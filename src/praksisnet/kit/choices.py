"""A choice that is asked only where there is one to make."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


def choice_of(label: Any, choices: list[tuple[str, str]]) -> forms.ChoiceField:
    """Hidden and made already where there is only one to choose."""
    if len(choices) == 1:
        return forms.ChoiceField(label=label, choices=choices, initial=choices[0][0], widget=forms.HiddenInput)
    return forms.ChoiceField(label=label, choices=[("", _("Choose")), *choices])
