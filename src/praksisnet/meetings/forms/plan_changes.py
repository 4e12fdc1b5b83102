"""One form in which meetings of a round are moved, cancelled or held online together."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from praksisnet.guard.forms import GuardedForm
from praksisnet.kit import clock
from praksisnet.kit.days import DayField
from praksisnet.meetings.forms.meetings import ClockField
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.words import ChangeKind, NewPlan, Registered

NOON = 12
ASKED_ANYWAY = _("Those registered for all meetings are asked to confirm another day, even if the others are not.")
STILL = _("Change the day, the time or the place.")
UNCHANGED = _("Change the day, the time or the place, or take the tick away.")
WHEN = ("day", "starts", "ends", "town", "place")


class PlanChangeForm(GuardedForm):
    """``kind`` is chosen before; ``chosen`` are the meetings that are ticked at first. Fields of a meeting: day_7."""

    use_required_attribute = False

    def __init__(
        self, data: Any, *, kind: ChangeKind, meetings: Sequence[Meeting], chosen: Sequence[int], **options: Any
    ) -> None:
        super().__init__(data, **options)
        self.kind, self.meetings = kind, meetings
        ids = [str(meeting.pk) for meeting in meetings]
        self.fields["meetings"] = forms.MultipleChoiceField(
            label=_("Which meetings?"),
            choices=[(pk, pk) for pk in ids],
            initial=[pk for pk in ids if int(pk) in chosen],
            error_messages={"required": _("Choose at least one meeting.")},
        )
        for meeting in meetings:
            self._fields_of(meeting)
        parts = ("day", "starts", "ends", "online_url")
        self.needed = {"confirm_by", *(f"{part}_{pk}" for part in parts for pk in ids)}
        self.fields["reason"] = _reason(kind)
        if kind != ChangeKind.CANCEL:
            self.fields["registered"] = forms.ChoiceField(
                label=_("What becomes of the registrations?"), choices=Registered.choices,
                widget=forms.RadioSelect, initial=Registered.ASK,
                help_text=ASKED_ANYWAY if kind == ChangeKind.MOVE else "",
            )  # fmt: skip
            self.fields["confirm_by"] = DayField(
                label=_("Confirm by"), required=False, initial=_confirm_by(meetings),
                help_text=_("At noon. Who has not confirmed by then is not counted."),
            )  # fmt: skip

    def _fields_of(self, meeting: Meeting) -> None:
        """Not required in themselves: they hold only for the meetings that are ticked."""
        pk = meeting.pk
        if self.kind == ChangeKind.ONLINE:
            self.fields[f"online_url_{pk}"] = forms.URLField(
                label=_("Address of the online meeting"), required=False, max_length=500, assume_scheme="https",
                initial=meeting.online_url,
            )  # fmt: skip
        if self.kind != ChangeKind.MOVE or not (meeting.starts_at and meeting.ends_at):
            return
        starts, ends = (one.astimezone(clock.COPENHAGEN) for one in (meeting.starts_at, meeting.ends_at))
        self.fields[f"day_{pk}"] = DayField(label=_("Day"), required=False, initial=starts.date())
        self.fields[f"starts_{pk}"] = ClockField(
            label=pgettext_lazy("time of day", "From"), required=False, initial=starts.time()
        )
        self.fields[f"ends_{pk}"] = ClockField(
            label=pgettext_lazy("time of day", "To"), required=False, initial=ends.time()
        )
        self.fields[f"town_{pk}"] = forms.CharField(
            label=_("Town"), required=False, max_length=80, initial=meeting.town
        )
        self.fields[f"place_{pk}"] = forms.CharField(
            label=_("House and street"), required=False, max_length=200, initial=meeting.place
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        wanted = {"move": ("day", "starts", "ends"), "online": ("online_url",)}.get(self.kind.value, ())
        for pk in cleaned.get("meetings", []):
            for name in wanted:
                if not cleaned.get(f"{name}_{pk}") and f"{name}_{pk}" not in self.errors:
                    self.add_error(f"{name}_{pk}", _("Fill in this field for the meetings that are ticked."))
        self._refuse_unchanged(cleaned)
        if cleaned.get("registered") == Registered.ASK and not cleaned.get("confirm_by"):
            self.add_error("confirm_by", _("Say until when they can confirm."))
        return cleaned

    def _refuse_unchanged(self, cleaned: dict[str, Any]) -> None:
        """Nobody is to read that a meeting is moved to where it stands."""
        if self.kind != ChangeKind.MOVE:
            return
        for pk in cleaned.get("meetings", []):
            names = [f"{name}_{pk}" for name in WHEN if f"{name}_{pk}" in self.fields]
            if names and all(cleaned.get(name) == self.fields[name].initial for name in names):
                self.add_error(names[0], UNCHANGED if len(self.meetings) > 1 else STILL)

    @property
    def ticked(self) -> list[Meeting]:
        chosen = set(self.cleaned_data["meetings"])
        return [meeting for meeting in self.meetings if str(meeting.pk) in chosen]

    @property
    def facts(self) -> dict[str, Any]:
        said = self.cleaned_data
        until = said.get("confirm_by") if said.get("registered") == Registered.ASK else None
        return {
            "plans": [self._plan(meeting) for meeting in self.ticked],
            "reason": said["reason"],
            "registered": Registered(said.get("registered") or Registered.KEEP),
            "confirm_by_at": clock.at(until, NOON) if until else None,
        }

    @property
    def sent(self) -> list[tuple[str, str]]:
        """Everything that was sent, for the preview to send again."""
        names = [name for name in self.fields if name in self.data]
        return [(name, value) for name in names for value in _values(self.data, name)]

    def _plan(self, meeting: Meeting) -> NewPlan:
        said, pk = self.cleaned_data, meeting.pk
        if self.kind == ChangeKind.ONLINE:
            return NewPlan(pk, online_url=said[f"online_url_{pk}"])
        if self.kind == ChangeKind.CANCEL:
            return NewPlan(pk)
        day, starts, ends, town, place = (said[f"{name}_{pk}"] for name in WHEN)
        opens = meeting.opens_at if meeting.opens_at and meeting.opens_at < _moment(day, starts) else None
        return NewPlan(pk, _moment(day, starts), _moment(day, ends), town, place, opens_at=opens)


def _reason(kind: ChangeKind) -> forms.CharField:
    label = {
        ChangeKind.MOVE: _("Why is it moved?"),
        ChangeKind.CANCEL: _("Why is it cancelled?"),
        ChangeKind.ONLINE: _("Why is it held online?"),
    }[kind]
    return forms.CharField(
        label=label, max_length=400, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Those invited read the reason in their mail."),
    )  # fmt: skip


def _confirm_by(meetings: Sequence[Meeting]) -> Any:
    """A week from now, or the day before the first of the meetings."""
    soonest = min((meeting.starts_at for meeting in meetings if meeting.starts_at), default=clock.now())
    day = clock.today() + timedelta(days=7)
    last = soonest.astimezone(clock.COPENHAGEN).date() - timedelta(days=1)
    return min(day, last) if last > clock.today() else day


def _moment(day: Any, at: time) -> datetime:
    return clock.at(day, at.hour, at.minute)


def _values(data: Any, name: str) -> list[str]:
    found: list[str] = data.getlist(name) if hasattr(data, "getlist") else [data[name]]
    return found
