"""The texts that a practice example and a research brief are made of, as fields of the form they are written in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praksisnet.knowledge.words import MOST_OF_A_PART, Part

PREFIX = "part_"
_HINTS: dict[Part, Any] = {
    Part.FOR_WHOM: _("Which families, children or staff it is for. Never one particular child."),
    Part.DOES: _("So that a colleague elsewhere could do it tomorrow."),
    Part.BEHIND: _("The research, law or experience it is based on."),
    Part.RESULT: _("What got better, and how you know: figures, answers, observations."),
    Part.COST: _("Hours to get started, and hours a month after that."),
    Part.ADAPT: _("What is particular to your municipality, and what others must do in their own way."),
    Part.CONTACT: _("Name and work address. Readers without a place in a network do not see it."),
    Part.QUESTION: _("One sentence, as somebody in practice would ask it."),
    Part.SURE: _("How many studies, how far they agree, and what nobody knows yet."),
    Part.REFERENCES: _("One on each line, with its DOI at the end where there is one: 10.1000/182."),
}
_ROWS = {Part.FOR_WHOM: 2, Part.COST: 2, Part.CONTACT: 2, Part.QUESTION: 2, Part.REFERENCES: 5}


def fields_of_parts() -> dict[str, forms.Field]:
    """By name, in the order they are read; each may be empty until it is sent on."""
    return {
        f"{PREFIX}{part.value}": forms.CharField(
            label=part.label,
            max_length=MOST_OF_A_PART,
            required=False,
            widget=forms.Textarea(attrs={"rows": _ROWS.get(part, 4)}),
            help_text=_HINTS.get(part, ""),
        )
        for part in Part
    }


def written(values: dict[str, Any]) -> dict[str, str]:
    """The parts among a form's values."""
    return {name.removeprefix(PREFIX): text for name, text in values.items() if name.startswith(PREFIX)}
