from django import forms
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.forms import GuardedForm


class NoteForm(GuardedForm):
    note = forms.CharField(
        label=_("Note for the record"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("What was done, and who has been told. Not what it said."),
    )
