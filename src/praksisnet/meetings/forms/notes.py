from django import forms
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.forms import GuardedForm
from praksisnet.meetings.words import MOST_NOTES


class NotesForm(GuardedForm):
    """The notes of a session, with the mark of those the writer has seen."""

    use_required_attribute = False
    replaces_numbers = True

    notes = forms.CharField(
        label=_("What was said and agreed?"),
        max_length=MOST_NOTES,
        required=False,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("Everybody who sees the meeting can read it. Do not write about a particular child."),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=16)
