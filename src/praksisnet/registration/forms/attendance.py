from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.forms import GuardedForm
from praksisnet.registration.models import Registration


class AttendanceForm(GuardedForm):
    """Who came, as a list to tick."""

    def __init__(self, *args: Any, seated: list[Registration], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["attended"] = forms.MultipleChoiceField(
            label=_("Who has come?"),
            choices=[(str(one.pk), one.person.name) for one in seated],
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )

    @property
    def attended(self) -> list[int]:
        return [int(pk) for pk in self.cleaned_data["attended"]]
