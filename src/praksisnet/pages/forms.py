from django import forms
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.forms import GuardedForm


class SearchForm(GuardedForm):
    """What is typed in the one search box; it is kept nowhere."""

    words = forms.CharField(label=_("Search"), max_length=200, required=False)
