from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praksisnet.adaptation.actions import Charge
from praksisnet.adaptation.words import LONGEST_CHANGE, MOST_LETTERS
from praksisnet.guard.forms import GuardedForm
from praksisnet.kit.days import DayField
from praksisnet.kit.formats import date_with_year
from praksisnet.kit.meanwhile import Meanwhile
from praksisnet.knowledge.models import Resource
from praksisnet.meetings.models import Meeting, Round
from praksisnet.meetings.words import SessionKind
from praksisnet.people.models import Person

NEW_ROUND = "new"


class PlacedForm(GuardedForm):
    """With the round or the meeting in which something shows."""

    use_required_attribute = False
    place_required = False

    def __init__(self, *args: Any, rounds: Sequence[Round], meetings: Sequence[Meeting], **options: Any) -> None:
        super().__init__(*args, **options)
        self.rounds = {f"round-{one.pk}": one for one in rounds}
        self.meetings = {f"meeting-{one.pk}": one for one in meetings}
        groups: list[Any] = [("", _("Not decided yet") if not self.place_required else _("Choose"))]
        if rounds:
            groups.append((_("Rounds of meetings"), [(key, one.name) for key, one in self.rounds.items()]))
        if meetings:
            groups.append((_("Single meetings"), [(key, _told(one)) for key, one in self.meetings.items()]))
        self.fields["place"] = forms.ChoiceField(
            label=_("Where?"), choices=groups, required=self.place_required, help_text=_("A round is all its meetings.")
        )

    @property
    def places(self) -> dict[str, Any]:
        chosen = self.cleaned_data["place"]
        return {"round": self.rounds.get(chosen), "meeting": self.meetings.get(chosen)}


class ChargedForm(GuardedForm):
    """With who sees to it, and by when."""

    use_required_attribute = False
    charge_required = False

    def __init__(self, *args: Any, people: Sequence[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        self.people = {str(person.pk): person for person in people}
        self.fields["owner"] = forms.ChoiceField(
            label=_("Who sees to it?"), choices=[(key, person.name) for key, person in self.people.items()]
        )
        self.fields["due_on"] = DayField(label=_("By when?"), required=self.charge_required)

    @property
    def charge(self) -> Charge:
        return Charge(owner=self.people[self.cleaned_data["owner"]], due_on=self.cleaned_data["due_on"])


class SessionForm(PlacedForm, ChargedForm):
    """A part of a programme in draft: the signal's words stand there already."""

    place_required = True

    titles = ("title",)

    title = forms.CharField(label=_("What is it called?"), max_length=150)
    kind = forms.ChoiceField(
        label=_("Kind"), choices=[(kind.value, kind.label) for kind in (SessionKind.TALK, SessionKind.PLENARY)]
    )
    minutes = forms.IntegerField(label=_("Minutes"), min_value=5, max_value=600, initial=60)
    round_name = forms.CharField(
        label=_("The name of the new round"),
        max_length=80,
        required=False,
        help_text=_("Such as “Autumn 2026, meeting 1”. Only where you chose a new round."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        place: Any = self.fields["place"]
        place.choices = [*place.choices, (NEW_ROUND, _("A new round"))]
        self.order_fields(["title", "place", "round_name", "kind", "minutes", "owner", "due_on"])

    def clean(self) -> None:
        if self.cleaned_data.get("place") == NEW_ROUND and not self.cleaned_data.get("round_name"):
            self.add_error("round_name", _("Give the new round a name."))

    @property
    def place(self) -> Round | Meeting | str:
        chosen: str = self.cleaned_data["place"]
        return self.rounds.get(chosen) or self.meetings.get(chosen) or str(self.cleaned_data["round_name"])


class SignalChangeForm(PlacedForm, ChargedForm):
    said = forms.CharField(label=_("You said"), max_length=LONGEST_CHANGE, widget=forms.Textarea(attrs={"rows": 2}))
    we_do = forms.CharField(label=_("We do"), max_length=LONGEST_CHANGE, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.order_fields(["said", "we_do", "place", "owner", "due_on"])


class TaskForm(ChargedForm):
    charge_required = True

    titles = ("words",)

    words = forms.CharField(label=_("What is to be done?"), max_length=200)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.order_fields(["words", "owner", "due_on"])


class ResourceForm(Meanwhile, GuardedForm):
    """What is known about a need."""

    def __init__(self, *args: Any, resources: Sequence[Resource], none: Any = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.resources = {str(one.pk): one for one in resources}
        choices = [("", none or _("Nothing")), *((key, one.title) for key, one in self.resources.items())]
        self.fields["resource"] = forms.ChoiceField(label=_("From the knowledge bank"), required=False, choices=choices)

    @property
    def resource(self) -> Resource | None:
        return self.resources.get(self.cleaned_data["resource"])


class NotNowForm(ResourceForm):
    is_change = False
    use_required_attribute = False

    reason = forms.CharField(
        label=_("Not now, because"), max_length=MOST_LETTERS, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, has_need: bool, **options: Any) -> None:
        super().__init__(*args, none=_("No, it is not answered there"), **options)
        self.fields["resource"].label = _("Does the answer lie in the knowledge bank?")
        self.fields["reason"].help_text = (
            _("Everybody behind the need gets the reason by mail.") if has_need else _("It is kept with the agenda.")
        )
        if not has_need:
            del self.fields["resource"]

    @property
    def resource(self) -> Resource | None:
        return self.resources.get(self.cleaned_data.get("resource", ""))


def _told(meeting: Meeting) -> str:
    day = date_with_year(meeting.starts_at) if meeting.starts_at else ""
    network = meeting.network.name if meeting.network else ""
    return " · ".join(part for part in (meeting.title, network, day) if part)
