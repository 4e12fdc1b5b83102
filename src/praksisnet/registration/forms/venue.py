from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.forms import GuardedForm
from praksisnet.kit.days import DayField
from praksisnet.kit.meanwhile import Meanwhile
from praksisnet.meetings.models import Meeting
from praksisnet.people.forms import MAX_ADDRESS


class VenueForm(Meanwhile, GuardedForm):
    """Who the venue is, and when it wants to know."""

    use_required_attribute = False

    name = forms.CharField(label=_("Name of the venue"), max_length=120, required=False)
    email = forms.EmailField(label=_("The venue’s mail address"), max_length=MAX_ADDRESS, required=False)
    told_on = DayField(
        label=_("Number by the latest"),
        required=False,
        help_text=_("The venue’s deadline. You get a task that ticks itself when the number is sent."),
    )

    def __init__(self, data: Any = None, *, meeting: Meeting) -> None:
        super().__init__(data, initial={name: getattr(meeting, f"venue_{name}") for name in self.base_fields})


class TellVenueForm(GuardedForm):
    note = forms.CharField(
        label=_("Anything else the venue must know"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Such as an allergy. Write no names."),
    )
