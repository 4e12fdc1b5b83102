from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.forms import GuardedForm
from praksisnet.thesaurus.words import Kind


class RuleForm(GuardedForm):
    """One form for all three: what the words are to each other is chosen, the words are typed with commas between."""

    words = forms.CharField(
        label=_("Words"),
        max_length=400,
        help_text=_("With commas between: aflastning, weekendophold. Search knows their other forms by itself."),
    )
    kind = forms.ChoiceField(
        label=_("What search should know"), choices=Kind.choices, initial=Kind.SAME, widget=forms.RadioSelect
    )

    @property
    def values(self) -> dict[str, Any]:
        return {"kind": self.cleaned_data["kind"], "words": self.cleaned_data["words"].split(",")}
