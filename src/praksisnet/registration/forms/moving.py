from django import forms
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.forms import GuardedForm

NOW, FIRST = "now", "first"


class QueueMoveForm(GuardedForm):
    """What the facilitator does for somebody who waits, and why."""

    use_required_attribute = False

    how = forms.ChoiceField(
        label=_("What should happen?"),
        choices=[(FIRST, _("Put first: the next free place is theirs")), (NOW, _("Give them a free place now"))],
        initial=FIRST,
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Why?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_(
            "Those who run the meeting see it in the history. Those who are passed over see that somebody was moved."
        ),
    )
