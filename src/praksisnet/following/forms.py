from django import forms

from praksisnet.following.words import MOST_LETTERS
from praksisnet.guard.forms import GuardedForm
from praksisnet.kit.choices import RowsField
from praksisnet.themes.models import Theme


class SearchForm(GuardedForm):
    """A search as the page of results sends it."""

    words = forms.CharField(max_length=MOST_LETTERS)
    theme = RowsField(Theme.objects.all(), required=False)
