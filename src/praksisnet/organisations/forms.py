from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from praksisnet.guard.forms import GuardedForm
from praksisnet.kit import clock
from praksisnet.kit.days import DayField
from praksisnet.kit.meanwhile import Meanwhile
from praksisnet.organisations.models import Organisation
from praksisnet.organisations.words import AffiliationKind, Kind
from praksisnet.people.forms import WhoForm
from praksisnet.people.models import Person
from praksisnet.people.queries import people_for


class OrganisationChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One organisation of those given when the form is made."""

    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=Organisation.objects.none(), empty_label=_("Choose"), **options)


class SearchForm(GuardedForm):
    q = forms.CharField(required=False, max_length=100)
    kind = forms.ChoiceField(required=False, choices=[("", ""), *Kind.choices])


class FactsForm(Meanwhile, GuardedForm):
    name = forms.CharField(label=_("Name"), max_length=120)
    code = forms.RegexField(
        r"^[0-9A-Za-z-]+$",
        label=_("Official code"),
        max_length=10,
        required=False,
        help_text=_("Leave it empty while it is not known."),
        error_messages={"invalid": _("A code has digits and letters only.")},
    )
    domain = forms.CharField(
        label=_("Mail domain"),
        max_length=120,
        required=False,
        help_text=_("What comes after @ in the mail addresses, for example koege.dk"),
    )
    mailbox = forms.EmailField(
        label=_("Shared mailbox"),
        max_length=254,
        required=False,
        help_text=_("A mailbox that several people read. Letters to the organisation go there."),
    )
    valid_from = DayField(label=_("Exists from"))


class OrganisationForm(FactsForm):
    is_change = False
    kind = forms.ChoiceField(label=pgettext_lazy("organisation", "Kind"), choices=[("", _("Choose")), *Kind.choices])
    field_order = ("kind",)


class DateForm(GuardedForm):
    """The day a change holds from; today unless said."""

    on = DayField(label=pgettext_lazy("day", "From"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["on"].initial = clock.today()


class RegionForm(DateForm):
    region = OrganisationChoice(label=_("Region"))
    field_order = ("region", "on")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        known = Organisation.objects.filter(kind=Kind.REGION, valid_until__isnull=True).order_by("sort_name")
        self.fields["region"].queryset = known  # type: ignore[attr-defined]


class RepresentationForm(DateForm):
    through = OrganisationChoice(label=_("Takes part through"))
    field_order = ("through", "on")

    def __init__(self, *args: Any, municipality: Organisation, **options: Any) -> None:
        super().__init__(*args, **options)
        known = Organisation.objects.filter(kind__in=[Kind.MUNICIPALITY, Kind.JOINT_UNIT], valid_until__isnull=True)
        choices = known.exclude(pk=municipality.pk).order_by("sort_name")
        self.fields["through"].queryset = choices  # type: ignore[attr-defined]


class AffiliationForm(Meanwhile, GuardedForm):
    unit = forms.CharField(
        label=_("Unit"),
        max_length=120,
        required=False,
        help_text=_("As the organisation calls it itself, for example Children and families."),
    )
    kind = forms.ChoiceField(
        label=pgettext_lazy("work", "Place"), choices=AffiliationKind.choices, widget=forms.RadioSelect
    )


class LookForm(GuardedForm):
    """Words to look for among the people, or the one that was chosen."""

    q = forms.CharField(required=False, max_length=100)
    person = forms.ModelChoiceField(queryset=Person.objects.none(), required=False)

    def __init__(self, *args: Any, viewer: Person, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["person"].queryset = people_for(viewer)  # type: ignore[attr-defined]


class PlaceForm(AffiliationForm):
    """Where somebody who is chosen works from now on."""

    is_change = False
    valid_from = DayField(label=pgettext_lazy("day", "From"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["valid_from"].initial = clock.today()
        self.fields["kind"].initial = AffiliationKind.EMPLOYEE


class NewPersonForm(WhoForm, PlaceForm):
    """Somebody who is not here yet."""

    field_order = ("name", "email", "title", "unit", "kind", "valid_from")
