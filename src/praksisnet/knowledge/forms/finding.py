from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.forms import GuardedForm
from praksisnet.kit.choices import RowsField
from praksisnet.knowledge.words import Kind, Sort, State, Tried
from praksisnet.networks.models import Programme
from praksisnet.themes.models import Theme


class LibraryForm(GuardedForm):
    """What the address of the library asks for. A choice that is not offered chooses nothing."""

    words = forms.CharField(label=_("Search the knowledge bank"), max_length=200, required=False)
    theme = RowsField(Theme.objects.all(), required=False)
    kind = forms.MultipleChoiceField(choices=Kind.choices, required=False)
    tried = forms.MultipleChoiceField(choices=Tried.choices, required=False)
    programme = RowsField(queryset=Programme.objects.all(), required=False)
    state = forms.ChoiceField(choices=State.choices, required=False)
    sort = forms.ChoiceField(choices=Sort.choices, required=False)

    @property
    def wanted(self) -> dict[str, Any]:
        """The arguments of ``queries.library``; themes and programmes are read here, once."""
        self.is_valid()
        found = self.cleaned_data
        return {
            "words": found.get("words", ""),
            "themes": [theme.merged_into or theme for theme in found.get("theme") or ()],
            "kinds": found.get("kind") or (),
            "tried": found.get("tried") or (),
            "programmes": list(found.get("programme") or ()),
            "state": found.get("state") or State.PUBLISHED,
            "sort": found.get("sort") or "",
        }
