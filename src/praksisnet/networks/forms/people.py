"""Who gets a place or a role, who takes it over, and why somebody leaves it."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.forms import GuardedForm
from praksisnet.networks.actions import NamedPerson
from praksisnet.networks.models import Network
from praksisnet.networks.words import EndedBecause, RoleKind
from praksisnet.people.forms import WhoForm


class PersonForm(WhoForm):
    """Used to name a holder, a successor, a coordinator or a role."""

    @property
    def who(self) -> NamedPerson:
        cleaned = self.cleaned_data
        return NamedPerson(name=cleaned["name"], title=cleaned["title"], email=cleaned["email"])


class SuccessorForm(PersonForm):
    """``seen``: whom the page showed as holder when it was loaded."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


class RoleForm(PersonForm):
    kind = forms.ChoiceField(
        label=_("Role"), choices=[(k.value, k.label) for k in RoleKind if k is not RoleKind.COORDINATOR]
    )
    network = forms.ModelChoiceField(
        Network.objects.none(), label=_("Network"), required=False, empty_label=_("The whole programme")
    )

    def __init__(self, data: Any = None, *, networks: QuerySet[Network], **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["network"].queryset = networks  # type: ignore[attr-defined]


class VacancyForm(GuardedForm):
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    because = forms.ChoiceField(
        label=_("Why?"),
        choices=[(k.value, k.label) for k in (EndedBecause.LEFT, EndedBecause.CHANGED)],
        widget=forms.RadioSelect,
    )
