from datetime import date
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.forms import GuardedForm
from praksisnet.kit.choices import RowsField
from praksisnet.kit.days import DayField
from praksisnet.kit.meanwhile import Meanwhile
from praksisnet.networks.actions import NamedPerson, ProgrammeFacts
from praksisnet.networks.models import Invitation, Network, Programme
from praksisnet.networks.words import Answer, Approves, EndedBecause, Profile, RoleKind
from praksisnet.organisations.models import Organisation
from praksisnet.organisations.words import Kind
from praksisnet.people.forms import MAX_ADDRESS, MAX_NAME, WhoForm
from praksisnet.people.models import Person
from praksisnet.people.words import JOB_TITLE, NAME, WORK_MAIL

MAX_NETWORKS_AT_ONCE = 5


class OneProgrammeField(forms.ModelChoiceField[Programme]):
    """Programmes of several periods often share their title, so the years stand with it."""

    def label_from_instance(self, obj: Programme) -> str:
        return obj.full_title


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


class Line(forms.CharField):
    """Drawn without “(optional)”: a line left empty means something, such as that a network is to go."""

    def validate(self, value: Any) -> None:
        """Empty is an answer."""


class AddressLine(forms.EmailField):
    """A mail address that goes with a line, and is left empty with it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=MAX_ADDRESS, **options)

    def validate(self, value: Any) -> None:
        """Empty is an answer."""


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


class StatementForm(GuardedForm):
    """What whoever opened the invitation says."""

    use_required_attribute = False

    answer = forms.ChoiceField(
        label=_("Does your municipality take part?"),
        choices=[(Answer.ACCEPTED.value, _("Yes, we take part")), (Answer.DECLINED.value, _("No, not this time"))],
        widget=forms.RadioSelect,
    )
    reason = Line(label=_("If no: why?"), max_length=500)
    name = forms.CharField(label=_("Your name"), max_length=MAX_NAME)
    title = forms.CharField(label=_("Your job title"), max_length=MAX_NAME)
    address = forms.EmailField(label=_("Your work mail"), max_length=MAX_ADDRESS)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("answer") == Answer.DECLINED and not str(cleaned.get("reason", "")).strip():
            self.add_error("reason", _("Say briefly why."))
        return cleaned


class ParticipantsForm(GuardedForm):
    """As many people as there are vacant places. An empty line is left for later."""

    use_required_attribute = False

    def __init__(self, data: Any = None, *, places: int, myself: Person, **options: Any) -> None:
        super().__init__(data, **options)
        self.places, self.myself = places, myself
        self.fields["myself"] = forms.BooleanField(label=_("I take one of the places myself"), required=False)
        for number in range(1, places + 1):
            self.fields[f"name-{number}"] = Line(label=NAME, max_length=MAX_NAME)
            self.fields[f"title-{number}"] = forms.CharField(label=JOB_TITLE, max_length=MAX_NAME, required=False)
            self.fields[f"email-{number}"] = AddressLine(label=WORK_MAIL)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for number in range(1, self.places + 1):
            name, email = cleaned.get(f"name-{number}"), cleaned.get(f"email-{number}")
            if name and not email and f"email-{number}" not in self.errors:
                self.add_error(f"email-{number}", _("Write the colleague’s work mail."))
            if email and not name:
                self.add_error(f"name-{number}", _("Write the colleague’s name."))
        return cleaned

    @property
    def people(self) -> list[NamedPerson]:
        cleaned, mine = self.cleaned_data, self.myself
        first = [NamedPerson(name=mine.name, title=mine.title, email=mine.email or "")] if cleaned["myself"] else []
        return first + [
            NamedPerson(name=cleaned[f"name-{n}"], title=cleaned[f"title-{n}"], email=cleaned[f"email-{n}"])
            for n in range(1, self.places + 1)
            if cleaned[f"name-{n}"]
        ]


class VacancyForm(GuardedForm):
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    because = forms.ChoiceField(
        label=_("Why?"),
        choices=[(k.value, k.label) for k in (EndedBecause.LEFT, EndedBecause.CHANGED)],
        widget=forms.RadioSelect,
    )


class AnswerForm(Meanwhile, GuardedForm):
    """The municipality's answer as its coordinator or a facilitator writes it down."""

    answer = forms.ChoiceField(label=_("Answer"), choices=Answer.choices, widget=forms.RadioSelect)
    reason = Line(label=_("If no: why?"), max_length=500)
