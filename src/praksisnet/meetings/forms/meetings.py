from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from praksisnet.guard.forms import GuardedForm
from praksisnet.kit import clock
from praksisnet.kit.days import DayField
from praksisnet.kit.meanwhile import Meanwhile
from praksisnet.kit.searching import Searching
from praksisnet.meetings.models import Meeting, Pool, Session
from praksisnet.meetings.words import Kind, Mode
from praksisnet.networks.models import Network, Programme
from praksisnet.people.models import Person
from praksisnet.themes.forms import ThemesField
from praksisnet.themes.queries import search, themes

MOST_PLACES = 5000


class ClockField(forms.TimeField):
    """A time on a Danish wall: 9.30 or 9:30."""

    def __init__(self, **options: Any) -> None:
        super().__init__(input_formats=["%H.%M", "%H:%M", "%H"], widget=forms.TextInput, **options)

    def prepare_value(self, value: Any) -> Any:
        return f"{value.hour}.{value.minute:02}" if isinstance(value, time) else value


class AboutForm(Searching, Meanwhile, GuardedForm):
    """What a meeting is about."""

    use_required_attribute = False

    title = forms.CharField(label=_("Title"), max_length=150)
    lead = forms.CharField(
        label=_("In one sentence"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("What the participants get out of it. It stands under the title."),
    )
    themes = ThemesField()
    online_url = forms.URLField(
        label=_("Address of the online meeting"),
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text=_("Shown to those registered online, and to nobody else."),
    )
    unseated_first = forms.BooleanField(
        label=_("Municipalities without a place go first on the waiting list"), required=False
    )

    def __init__(self, data: Any = None, *, meeting: Meeting, **options: Any) -> None:
        names = ("title", "lead", "online_url", "unseated_first")
        initial = {name: getattr(meeting, name) for name in names}
        initial["themes"] = [theme.pk for theme in meeting.themes.all()]
        super().__init__(data, initial=initial, **options)
        self.search_among("themes", themes(), search)


class MeetingForm(GuardedForm):
    """A meeting outside a round."""

    use_required_attribute = False

    place = forms.ChoiceField(label=_("For whom?"))
    kind = forms.ChoiceField(label=_("Kind of meeting"), choices=Kind.choices, widget=forms.RadioSelect)
    title = forms.CharField(label=_("Title"), max_length=150)
    lead = forms.CharField(
        label=_("In one sentence"), max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    places = forms.IntegerField(label=_("Places"), min_value=0, max_value=MOST_PLACES, initial=40)

    def __init__(self, *args: Any, programmes: list[Programme], networks: list[Network], **options: Any) -> None:
        super().__init__(*args, **options)
        self.homes: dict[str, tuple[Programme, Network | None]] = {}
        choices: list[tuple[str, Any]] = []
        for programme in programmes:
            self.homes[f"p{programme.pk}"] = (programme, None)
            choices.append((f"p{programme.pk}", _whole(programme)))
            for network in networks:
                if network.programme_id == programme.pk:
                    self.homes[f"n{network.pk}"] = (programme, network)
                    choices.append((f"n{network.pk}", network.name))
        self.fields["place"].choices = choices  # type: ignore[attr-defined]
        self.fields["kind"].initial = Kind.NATIONAL

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        chosen = self.homes.get(cleaned.get("place", ""))
        if chosen and "kind" in cleaned and (cleaned["kind"] == Kind.NETWORK) != (chosen[1] is not None):
            self.add_error("kind", _("A network meeting belongs to one network, and other meetings to all of them."))
        return cleaned

    @property
    def facts(self) -> dict[str, Any]:
        programme, network = self.homes[self.cleaned_data["place"]]
        kept = {name: self.cleaned_data[name] for name in ("kind", "title", "lead", "places")}
        return {"programme": programme, "network": network, **kept}


def _whole(programme: Programme) -> str:
    return str(_("%(programme)s: all networks") % {"programme": programme.full_title})


class DateForm(Meanwhile, GuardedForm):
    """When and where, on a Danish wall clock."""

    use_required_attribute = False

    day = DayField(label=_("Day"))
    starts = ClockField(label=pgettext_lazy("time of day", "From"))
    ends = ClockField(label=pgettext_lazy("time of day", "To"))
    town = forms.CharField(label=_("Town"), max_length=80, required=False)
    place = forms.CharField(
        label=_("House and street"), max_length=200, required=False, help_text=_("With the room, if it is known.")
    )
    closes_on = DayField(label=_("Register by, day"), required=False)
    closes = ClockField(label=_("Register by, time"), required=False)
    opens_on = DayField(
        label=_("Registration opens"), required=False, help_text=_("Left empty: when the meeting is published.")
    )

    def __init__(self, data: Any = None, *, meeting: Meeting, **options: Any) -> None:
        super().__init__(data, initial=_when(meeting), **options)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("closes") and not cleaned.get("closes_on") and "closes_on" not in self.errors:
            self.add_error("closes_on", _("Choose the day of the deadline too."))
        return cleaned

    @property
    def facts(self) -> dict[str, Any]:
        said = self.cleaned_data
        closes = _moment(said["closes_on"], said["closes"] or time(12)) if said["closes_on"] else None
        return {
            "starts_at": _moment(said["day"], said["starts"]),
            "ends_at": _moment(said["day"], said["ends"]),
            "town": said["town"],
            "place": said["place"],
            "closes_at": closes,
            "opens_at": clock.at(said["opens_on"], 8) if said["opens_on"] else None,
        }


class PlacesForm(Meanwhile, GuardedForm):
    """Places on site and online; online in the workshops too, where somebody online can take part."""

    use_required_attribute = False

    def __init__(self, data: Any = None, *, pools: Sequence[Pool], workshops: Sequence[Session]) -> None:
        super().__init__(data)
        there = {(pool.session_id, str(pool.mode)): pool.capacity for pool in pools}
        self.targets: dict[str, tuple[Session | None, str]] = {}
        self._add("capacity", _("Places on site"), None, Mode.ONSITE, there)
        self._add("online", _("Places online"), None, Mode.ONLINE, there)
        for session in workshops:
            self._add(f"online_{session.pk}", _online_in(session), session, Mode.ONLINE, there)

    def _add(self, name: str, label: Any, session: Session | None, mode: Mode, there: Mapping[Any, int]) -> None:
        self.targets[name] = (session, mode)
        self.fields[name] = forms.IntegerField(
            label=label,
            min_value=0,
            max_value=MOST_PLACES,
            required=name == "capacity",
            initial=there.get((session.pk if session else None, str(mode)), 0 if name == "capacity" else None),
        )

    @property
    def wanted(self) -> list[tuple[str, Session | None, str, int]]:
        """Field, workshop, mode and number; an empty field is none."""
        return [(name, *self.targets[name], self.cleaned_data[name] or 0) for name in self.targets]


class ApprovalForm(GuardedForm):
    """Who of the authority reads and answers."""

    def __init__(self, *args: Any, approvers: list[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        self.people = {str(person.pk): person for person in approvers}
        choices = [(key, person.name) for key, person in self.people.items()]
        self.fields["approver"] = forms.ChoiceField(
            label=_("Who approves?"),
            choices=choices,
            widget=forms.RadioSelect,
            initial=choices[0][0] if choices else "",
        )

    @property
    def approver(self) -> Person:
        return self.people[self.cleaned_data["approver"]]


class ClosingForm(Meanwhile, GuardedForm):
    use_required_attribute = False

    summary = forms.CharField(
        label=_("Summary"),
        max_length=6000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("So that those who were not there can follow. Do not write about one particular child."),
    )
    decisions = forms.CharField(
        label=_("Decisions"), max_length=3000, required=False, widget=forms.Textarea(attrs={"rows": 5})
    )


def _online_in(session: Session) -> str:
    return str(_("Places online in %(workshop)s") % {"workshop": session.title})


def _moment(day: date, at: time) -> datetime:
    return clock.at(day, at.hour, at.minute)


def _when(meeting: Meeting) -> dict[str, Any]:
    """The moments of the meeting as days and times on a Danish wall."""
    found: dict[str, Any] = {"town": meeting.town, "place": meeting.place}
    starts, ends, closes, opens = (
        moment.astimezone(clock.COPENHAGEN) if moment else None
        for moment in (meeting.starts_at, meeting.ends_at, meeting.closes_at, meeting.opens_at)
    )
    if starts and ends:
        found |= {"day": starts.date(), "starts": starts.time(), "ends": ends.time()}
    if closes:
        found |= {"closes_on": closes.date(), "closes": closes.time()}
    if opens:
        found["opens_on"] = opens.date()
    return found
