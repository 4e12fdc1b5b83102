from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from praksisnet.adaptation.models import Need
from praksisnet.adaptation.queries import Place
from praksisnet.adaptation.words import MOST_LETTERS, State
from praksisnet.guard.forms import GuardedForm, holds_number
from praksisnet.kit.choices import choice_of
from praksisnet.kit.meanwhile import Meanwhile
from praksisnet.kit.searching import Searching
from praksisnet.networks.forms.choices import OneProgrammeField
from praksisnet.networks.models import Programme
from praksisnet.organisations.models import Organisation
from praksisnet.themes.forms import ThemesField
from praksisnet.themes.models import Theme
from praksisnet.themes.queries import search, themes


class TextForm(Searching, Meanwhile, GuardedForm):
    """What a municipality needs, and under which themes."""

    use_required_attribute = False
    replaces_numbers = True

    body = forms.CharField(
        label=_("What do you need from the network?"),
        max_length=MOST_LETTERS,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("A few sentences are enough. Do not write about one particular child."),
    )
    themes = ThemesField()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.search_among("themes", themes(), search)

    @property
    def holds_number(self) -> bool:
        return holds_number(self, "body")


class NeedForm(TextForm):
    """With the municipality it is for, which is asked only of those who speak for several."""

    is_change = False

    def __init__(self, *args: Any, places: list[Place], **options: Any) -> None:
        super().__init__(*args, **options)
        self.places = {place.key: place for place in places}
        many = len({place.programme.pk for place in places}) > 1
        choices = [
            (key, f"{place.municipality.name} · {place.programme.title}" if many else place.municipality.name)
            for key, place in self.places.items()
        ]
        self.fields["place"] = choice_of(_("For which municipality?"), choices)
        self.order_fields(["place", "body", "themes"])

    @property
    def place(self) -> Place:
        return self.places[self.cleaned_data["place"]]


class MunicipalityForm(GuardedForm):
    """In whose name somebody joins or steps back."""

    def __init__(self, *args: Any, municipalities: list[Organisation], **options: Any) -> None:
        super().__init__(*args, **options)
        self.municipalities = {str(municipality.pk): municipality for municipality in municipalities}
        choices = [(key, municipality.name) for key, municipality in self.municipalities.items()]
        self.fields["municipality"] = choice_of(_("Municipality"), choices)

    @property
    def municipality(self) -> Organisation:
        return self.municipalities[self.cleaned_data["municipality"]]

    @property
    def only(self) -> Organisation | None:
        found = list(self.municipalities.values())
        return found[0] if len(found) == 1 else None


class AnswerForm(GuardedForm):
    use_required_attribute = False

    answer = forms.CharField(
        label=_("The answer"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Everybody behind the need gets it by mail."),
    )
    link = forms.URLField(label=_("Link to more"), max_length=500, required=False, assume_scheme="https")


class RefusalForm(GuardedForm):
    use_required_attribute = False

    reason = forms.CharField(
        label=_("Not chosen, because"),
        max_length=MOST_LETTERS,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Everybody behind the need gets the reason by mail."),
    )


class MergerForm(GuardedForm):
    def __init__(self, *args: Any, others: list[Need], **options: Any) -> None:
        super().__init__(*args, **options)
        self.others = {str(need.pk): need for need in others}
        self.fields["into"] = forms.ChoiceField(
            label=_("Merge into"),
            choices=[("", _("Choose")), *((key, one.title) for key, one in self.others.items())],
        )

    @property
    def into(self) -> Need:
        return self.others[self.cleaned_data["into"]]


class FilterForm(GuardedForm):
    theme = forms.ModelChoiceField(Theme.objects.none(), required=False, label=_("Theme"), empty_label=_("All themes"))
    state = forms.ChoiceField(required=False, label=pgettext_lazy("need", "State"))
    programme = OneProgrammeField(
        queryset=Programme.objects.none(), required=False, label=_("Programme"), empty_label=_("All programmes")
    )

    def __init__(self, *args: Any, programme_ids: set[int], themes: QuerySet[Theme], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["theme"].queryset = themes  # type: ignore[attr-defined]
        self.fields["state"].choices = [("", _("All states")), *State.choices]  # type: ignore[attr-defined]
        if len(programme_ids) > 1:
            own = Programme.objects.filter(pk__in=programme_ids).order_by("sort_name", "pk")
            self.fields["programme"].queryset = own  # type: ignore[attr-defined]
        else:
            del self.fields["programme"]

    @property
    def wanted(self) -> dict[str, Any]:
        """What to list; a choice that is not offered chooses nothing."""
        found = self.cleaned_data if self.is_valid() else {}
        return {key: found.get(key) or None for key in ("theme", "programme")} | {"state": found.get("state") or ""}
