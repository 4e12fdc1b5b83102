from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.forms import GuardedForm
from praksisnet.meetings.models import Session
from praksisnet.registration.models import Registration
from praksisnet.registration.queries.dividing import Division
from praksisnet.registration.queries.history import workshop_name


class PinForm(GuardedForm):
    """Somebody, and the workshop they are to have whatever others wish for."""

    use_required_attribute = False

    def __init__(self, *args: Any, division: Division, **options: Any) -> None:
        super().__init__(*args, **options)
        self.people = {str(one.registration.pk): one.registration for one in division.people}
        self.sessions = {str(room.session.pk): room.session for room in division.rooms}
        names = sorted(self.people.items(), key=lambda pair: pair[1].person.sort_name)
        self.fields["person"] = forms.ChoiceField(
            label=_("Participant"), choices=[("", ""), *((key, one.person.name) for key, one in names)]
        )
        self.fields["workshop"] = forms.ChoiceField(
            label=_("Workshop"),
            choices=[("", ""), *((key, f"{workshop_name(one)}: {one.title}") for key, one in self.sessions.items())],
        )

    @property
    def registration(self) -> Registration:
        return self.people[self.cleaned_data["person"]]

    @property
    def session(self) -> Session:
        return self.sessions[self.cleaned_data["workshop"]]
