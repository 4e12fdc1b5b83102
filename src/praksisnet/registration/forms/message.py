from django import forms
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.forms import GuardedForm


class MessageForm(GuardedForm):
    """A mail to many; ``number`` is given once and makes it one of a kind."""

    titles = ("subject",)

    subject = forms.CharField(label=_("Subject"), max_length=120)
    text = forms.CharField(
        label=_("Text"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("Your name stands below the text, and answers come to you. Do not write about a particular child."),
    )
    number = forms.IntegerField(min_value=1, max_value=2**52, widget=forms.HiddenInput)
