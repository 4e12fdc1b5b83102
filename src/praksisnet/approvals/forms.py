from django import forms
from django.utils.translation import gettext_lazy as _

from praksisnet.approvals.words import Decision
from praksisnet.guard.forms import GuardedForm

CHOOSE = _("Choose one of the two buttons.")


class AnswerForm(GuardedForm):
    """The approver's answer; which one it is says the button."""

    pressed = ("decision",)

    remark = forms.CharField(
        label=_("Remark"),
        help_text=_("Needed when you ask for changes: what must be different?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
        required=False,
    )
    decision = forms.ChoiceField(
        choices=Decision.choices,
        widget=forms.HiddenInput,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )
