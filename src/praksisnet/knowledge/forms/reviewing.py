from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from praksisnet.guard.forms import GuardedForm


class ReviewForm(GuardedForm):
    review_on = forms.DateField(label=_("Review by"), help_text=_("When somebody should look at it next."))


class CorrectionForm(GuardedForm):
    """Sent back, with words."""

    text = forms.CharField(
        label=_("What needs to change?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Whoever sent it gets your comments by mail."),
    )


class ReleaseForm(GuardedForm):
    """Which leader is asked."""

    name = forms.CharField(label=_("The leader’s name"), max_length=120)
    title = forms.CharField(label=pgettext_lazy("leader", "Job title"), max_length=120)
    email = forms.EmailField(
        label=_("The leader’s mail"),
        max_length=200,
        help_text=_("An address at the municipality. No account is needed."),
    )


class ExampleForm(GuardedForm):
    """What a leader answers. Only a no may be followed by words."""

    ANSWERS = ("release", "decline", "withdraw")

    answer = forms.ChoiceField(choices=[(one, one) for one in ANSWERS], widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("What should change? (You need not write anything)"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
