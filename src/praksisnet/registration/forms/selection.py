from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.forms import GuardedForm
from praksisnet.meetings.models import Session
from praksisnet.registration.words import MOST_REASON


class ReasonForm(GuardedForm):
    """Why somebody else cancels for them."""

    reason = forms.CharField(
        label=_("Reason"), max_length=MOST_REASON, help_text=_("They read it in their mail. Nothing about a child.")
    )


class WorkshopForm(GuardedForm):
    """Where those who are chosen are moved to."""

    def __init__(self, *args: Any, workshops: list[Session], **options: Any) -> None:
        super().__init__(*args, **options)
        self.sessions = {str(one.pk): one for one in workshops}
        self.fields["workshop"] = forms.ChoiceField(
            label=_("Workshop"),
            choices=[
                (pk, f"{one.letter}. {one.title}" if one.letter else one.title) for pk, one in self.sessions.items()
            ],
            widget=forms.RadioSelect,
            error_messages={"required": _("Choose a workshop."), "invalid_choice": _("Choose a workshop.")},
        )

    @property
    def session(self) -> Session:
        return self.sessions[self.cleaned_data["workshop"]]


class SureForm(GuardedForm):
    """Nothing to fill in: the button is the answer."""
