"""The steps in which a programme is set up: what it is, its networks, who has a place in which, where to write."""

from datetime import date
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.forms import GuardedForm
from praksisnet.kit.choices import RowsField
from praksisnet.kit.days import DayField
from praksisnet.kit.meanwhile import Meanwhile
from praksisnet.networks.actions import ProgrammeFacts
from praksisnet.networks.forms.lines import Line
from praksisnet.networks.models import Invitation, Network, Programme
from praksisnet.networks.words import Approves, Profile
from praksisnet.organisations.models import Organisation
from praksisnet.organisations.words import Kind
from praksisnet.people.forms import MAX_ADDRESS

MAX_NETWORKS_AT_ONCE = 5


class ProgrammeForm(Meanwhile, GuardedForm):
    """Step 1: what the programme is. ``programme`` None: a new one."""

    title = forms.CharField(label=_("Title"), max_length=120)
    authority = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("The authority that owns it"), empty_label=_("Choose")
    )
    operator = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Operator, who facilitates"), empty_label=_("Choose")
    )
    partners = RowsField(
        Organisation.objects.none(),
        label=_("Knowledge partners"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    starts_on = DayField(label=_("First day"))
    ends_on = DayField(label=_("Last day"))
    confirm_by = DayField(label=_("Municipalities answer by"), required=False)
    seats_per_municipality = forms.IntegerField(
        label=_("Permanent places for each municipality"), min_value=1, max_value=10, initial=2
    )
    profile = forms.ChoiceField(
        label=_("Profile"), choices=Profile.choices, widget=forms.RadioSelect, initial=Profile.LIGHT
    )
    approval = forms.ChoiceField(
        label=_("Approval by the authority"), choices=Approves.choices, widget=forms.RadioSelect, initial=Approves.NONE
    )
    continues = forms.ModelChoiceField(
        Programme.objects.none(), label=_("Continues an earlier programme"), required=False, empty_label=_("No")
    )

    def __init__(
        self, data: Any = None, *, programme: Programme | None = None, earlier: QuerySet[Programme], **options: Any
    ) -> None:
        super().__init__(data, initial=_facts_of(programme) if programme else None, **options)
        self.is_change = programme is not None
        organisations = Organisation.objects.on().order_by("sort_name")
        self.fields["authority"].queryset = organisations.filter(kind=Kind.AUTHORITY)  # type: ignore[attr-defined]
        self.fields["operator"].queryset = organisations.filter(kind=Kind.OPERATOR)  # type: ignore[attr-defined]
        self.fields["partners"].queryset = organisations.filter(kind=Kind.PARTNER)  # type: ignore[attr-defined]
        self.fields["continues"].queryset = earlier  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
        if isinstance(starts_on, date) and isinstance(ends_on, date) and ends_on <= starts_on:
            self.add_error("ends_on", _("The period must end after it starts."))
        return cleaned

    @property
    def programme_facts(self) -> ProgrammeFacts:
        return cast("ProgrammeFacts", {**self.cleaned_data, "partners": list(self.cleaned_data["partners"])})


def _facts_of(programme: Programme) -> dict[str, Any]:
    names = ["title", "starts_on", "ends_on", "confirm_by", "seats_per_municipality", "profile", "approval"]
    relations = ["authority_id", "operator_id", "continues_id"]
    return {
        **{name: getattr(programme, name) for name in names},
        **{name.removesuffix("_id"): getattr(programme, name) for name in relations},
        "partners": list(programme.research_partners.values_list("organisation_id", flat=True)),
    }


class NetworksForm(Meanwhile, GuardedForm):
    """Step 2: the names of the networks, with empty lines for new ones. An emptied name removes its network."""

    use_required_attribute = False

    def __init__(self, data: Any = None, *, networks: list[Network], **options: Any) -> None:
        super().__init__(data, **options)
        self.networks = networks
        for number, network in enumerate(networks, start=1):
            self.fields[f"network-{network.pk}"] = Line(
                label=_("Network %(number)s") % {"number": number}, max_length=80, initial=network.name
            )
        for number in range(1, MAX_NETWORKS_AT_ONCE + 1 if not networks else 3):
            self.fields[f"new-{number}"] = forms.CharField(
                label=_("Network %(number)s") % {"number": len(networks) + number}, max_length=80, required=False
            )

    @property
    def names(self) -> dict[int, str]:
        return {network.pk: self.cleaned_data[f"network-{network.pk}"] for network in self.networks}

    @property
    def new(self) -> list[str]:
        return [str(value) for name, value in self.cleaned_data.items() if name.startswith("new-") and value]


class PlacesForm(GuardedForm):
    """Step 3: one choice of network a municipality; drawn by hand in the template, for there are a hundred."""

    def __init__(
        self, data: Any = None, *, organisations: list[Organisation], networks: list[Network], **options: Any
    ) -> None:
        super().__init__(data, **options)
        choices = [("", "–"), *((str(network.pk), network.name) for network in networks)]
        for organisation in organisations:
            self.fields[f"m-{organisation.pk}"] = forms.ChoiceField(
                label=organisation.name, choices=choices, required=False
            )

    @property
    def places(self) -> dict[int, int | None]:
        """What was sent along; a municipality that was left out of the form stays where it is."""
        return {
            int(name.removeprefix("m-")): int(value) if value else None
            for name, value in self.cleaned_data.items()
            if name in self.data
        }


class MailboxesForm(GuardedForm):
    """Step 4: where the letters of those without a mailbox go."""

    def __init__(self, data: Any = None, *, invitations: list[Invitation], **options: Any) -> None:
        super().__init__(data, **options)
        self.invitations = invitations
        for invitation in invitations:
            self.fields[f"m-{invitation.municipality_id}"] = forms.EmailField(
                label=invitation.municipality.name, max_length=MAX_ADDRESS, required=False
            )

    @property
    def lines(self) -> list[tuple[Invitation, forms.BoundField]]:
        """Drawn as a table, for there may be a hundred."""
        return [(invitation, self[f"m-{invitation.municipality_id}"]) for invitation in self.invitations]

    @property
    def mailboxes(self) -> dict[int, str]:
        return {int(name.removeprefix("m-")): str(value) for name, value in self.cleaned_data.items() if value}
