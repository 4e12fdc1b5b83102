from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.forms import GuardedForm
from praksisnet.organisations.models import Organisation
from praksisnet.people.forms import MAX_ADDRESS, MAX_NAME
from praksisnet.people.words import NAME, WORK_MAIL


class GuestForm(GuardedForm):
    """``municipalities``: those the guest may come for; for none as well."""

    use_required_attribute = False
    name = forms.CharField(label=NAME, max_length=MAX_NAME)
    email = forms.EmailField(label=WORK_MAIL, max_length=MAX_ADDRESS)

    def __init__(self, *args: Any, municipalities: Sequence[Organisation], **options: Any) -> None:
        super().__init__(*args, **options)
        self.homes = {str(one.pk): one for one in municipalities}
        choices = [("", _("No municipality")), *((pk, one.name) for pk, one in self.homes.items())]
        self.fields["municipality"] = forms.ChoiceField(label=_("Municipality"), choices=choices, required=False)

    @property
    def municipality(self) -> Organisation | None:
        return self.homes.get(self.cleaned_data["municipality"])
