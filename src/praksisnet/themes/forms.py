from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.forms import GuardedForm
from praksisnet.kit.choices import RowsField
from praksisnet.kit.meanwhile import Meanwhile
from praksisnet.themes.models import Theme
from praksisnet.themes.queries import themes


class ThemesField(RowsField[Theme]):
    """Boxes to tick: what something is about, of the themes in use."""

    def __init__(self, **options: Any) -> None:
        options = {"label": _("What is it about?"), **options}
        super().__init__(themes(), required=False, widget=forms.CheckboxSelectMultiple, **options)


class SearchForm(GuardedForm):
    q = forms.CharField(required=False, max_length=80)


class ThemeForm(Meanwhile, GuardedForm):
    name = forms.CharField(label=_("Name in Danish"), max_length=80)
    name_en = forms.CharField(
        label=_("Name in English"), max_length=80, required=False, help_text=_("Shown on the English pages.")
    )
    description = forms.CharField(
        label=_("Description"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One or two sentences that say what belongs here, and what does not."),
    )


class WordForm(GuardedForm):
    word = forms.CharField(
        label=_("Another word"),
        max_length=80,
        help_text=_("A word people use for the same thing, so that a search finds it."),
    )


class MergerForm(GuardedForm):
    into = forms.ModelChoiceField(queryset=Theme.objects.none(), label=_("Merge into"), empty_label=_("Choose"))

    def __init__(self, *args: Any, theme: Theme, **options: Any) -> None:
        super().__init__(*args, **options)
        self.others = themes().exclude(pk=theme.pk)
        self.fields["into"].queryset = self.others  # type: ignore[attr-defined]
