from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from praksisnet.guard.forms import GuardedForm
from praksisnet.kit import clock
from praksisnet.kit.choices import choice_of
from praksisnet.kit.meanwhile import Meanwhile
from praksisnet.networks.models import Network
from praksisnet.practice.models import Trial
from praksisnet.practice.queries import Place, TrialPanel
from praksisnet.practice.words import LOOKED_AT_AFTER, MOST_LETTERS, Hindrance, Stage


class TextForm(Meanwhile, GuardedForm):
    """Det vil vi prøve: three fields, a minute on a phone."""

    use_required_attribute = False
    titles = ("what",)

    what = forms.CharField(label=_("What we will try"), max_length=200)
    who = forms.CharField(label=_("Who is taking part"), max_length=200, required=False)
    look_on = forms.DateField(label=_("When we look at it"))

    def __init__(self, *args: Any, is_asked: bool = False, **options: Any) -> None:
        """``is_asked``: the day stands once it was asked how it went."""
        super().__init__(*args, **options)
        if is_asked:
            del self.fields["look_on"]


class TrialForm(TextForm):
    """With the municipality it is for, which is asked only of those who speak for several."""

    is_change = False

    def __init__(self, *args: Any, places: list[Place], what: str = "", **options: Any) -> None:
        initial = {"look_on": clock.today() + LOOKED_AT_AFTER, "what": what}
        super().__init__(*args, initial=initial, **options)
        self.places = {place.key: place for place in places}
        many = len({place.network.pk for place in places}) > 1
        choices = [
            (key, f"{place.municipality.name} · {place.network.name}" if many else place.municipality.name)
            for key, place in self.places.items()
        ]
        self.fields["place"] = choice_of(_("For which municipality?"), choices)
        self.order_fields(["place", "what", "who", "look_on"])

    @property
    def place(self) -> Place:
        return self.places[self.cleaned_data["place"]]

    @property
    def texts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("what", "who", "look_on")}


def panel_form(panel: TrialPanel) -> TrialForm:
    """The form as it stands among a meeting's other panels."""
    return TrialForm(places=panel.open_places, auto_id="trial_%s")


class ReportForm(Meanwhile, GuardedForm):
    """Hvordan gik det? One choice, and a line if there is one."""

    use_required_attribute = False

    stage = forms.ChoiceField(
        label=_("Where does it stand?"), choices=Stage.choices, widget=forms.RadioSelect, error_messages={
            "required": _("Choose where it stands."),
        },
    )  # fmt: skip
    told = forms.CharField(
        label=_("Tell in a line or two"),
        max_length=MOST_LETTERS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Write nothing about one particular child or family."),
    )
    hindrances = forms.MultipleChoiceField(
        label=_("What got in the way"),
        choices=Hindrance.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Others see it only when at least five municipalities have met the same."),
    )


class SinceForm(ReportForm):
    """The click at the next meeting: one of the own trials, and where it stands now."""

    is_change = False
    pressed = ("stage",)

    def __init__(self, *args: Any, trials: list[Trial], **options: Any) -> None:
        super().__init__(*args, **options)
        self.trials = {str(trial.pk): trial for trial in trials}
        choices = [(key, trial.what) for key, trial in self.trials.items()]
        self.fields["trial"] = forms.ChoiceField(choices=choices, widget=forms.HiddenInput)

    @property
    def trial(self) -> Trial:
        return self.trials[self.cleaned_data["trial"]]

    def asks_about(self, trial: Trial) -> bool:
        """Whether what was refused was sent about this one."""
        return self.is_bound and self.data.get("trial") == str(trial.pk)


class FilterForm(GuardedForm):
    stage = forms.ChoiceField(
        label=pgettext_lazy("trial", "Stage"), required=False, choices=[("", _("All stages")), *Stage.choices]
    )
    network = forms.ModelChoiceField(
        queryset=Network.objects.none(), label=_("Network"), required=False, empty_label=_("All networks")
    )

    def __init__(self, *args: Any, networks: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["network"].queryset = networks  # type: ignore[attr-defined]

    @property
    def wanted(self) -> dict[str, Any]:
        """What to list; a choice that is not offered chooses nothing."""
        found = self.cleaned_data if self.is_valid() else {}
        return {"stage": found.get("stage") or "", "network": found.get("network")}
