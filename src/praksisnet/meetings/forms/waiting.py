from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.forms import GuardedForm
from praksisnet.kit import clock
from praksisnet.kit.days import DayField
from praksisnet.kit.meanwhile import Meanwhile
from praksisnet.meetings.forms.meetings import ClockField
from praksisnet.meetings.models import Meeting

NUMBERS = ("answer_hours", "quiet_hours", "most_each", "reserved_each")
# The moment in the meeting, by the field of its day; those with a time have one of their own beside it.
DAYS = {
    "firm_on": "firm_from_at",
    "substitutes_on": "substitutes_until_at",
    "own_first_on": "own_first_until_at",
    "reserved_on": "reserved_until_at",
}
TIMES = {"firm_on": "firm_time", "substitutes_on": "substitutes_time"}
FIELDS = {moment: day for day, moment in DAYS.items()}


class PlaceRulesForm(Meanwhile, GuardedForm):
    """How the places are given. What is left empty follows the meeting's other dates."""

    use_required_attribute = False

    firm_on = DayField(
        label=_("From this day the next one is asked first"),
        required=False,
        help_text=_("Until then the next one on the waiting list gets a free place at once. Left empty: the deadline."),
    )
    firm_time = ClockField(label=_("At"), required=False)
    answer_hours = forms.IntegerField(
        label=_("Hours to answer"),
        min_value=1,
        max_value=168,
        help_text=_("The place is held so long for whoever is asked."),
    )
    quiet_hours = forms.IntegerField(
        label=_("Hours before the meeting in which nobody is asked"), min_value=0, max_value=72
    )
    substitutes_on = DayField(
        label=_("A place can be given to a colleague until"),
        required=False,
        help_text=_("Left empty: until the meeting starts."),
    )
    substitutes_time = ClockField(label=_("At"), required=False)
    own_first_on = DayField(
        label=_("The network’s own members come before visitors until"),
        required=False,
        help_text=_("Visitors come from other networks of the same round. Left empty: two weeks before the meeting."),
    )
    most_each = forms.IntegerField(
        label=_("Most places for each municipality"),
        min_value=1,
        max_value=500,
        required=False,
        help_text=_("Who is above it waits. Left empty: no limit."),
    )
    reserved_each = forms.IntegerField(
        label=_("Places kept for each municipality"), min_value=0, max_value=50, help_text=_("0: none are kept.")
    )
    reserved_on = DayField(label=_("Kept until"), required=False, help_text=_("Then they are given to those who wait."))

    def __init__(self, data: Any = None, *, meeting: Meeting, **options: Any) -> None:
        initial = {name: getattr(meeting, name) for name in NUMBERS}
        for field, moment in DAYS.items():
            local = _local(getattr(meeting, moment))
            initial[field] = local and local.date()
            if field in TIMES:
                initial[TIMES[field]] = local and local.time()
        super().__init__(data, initial=initial, **options)

    @property
    def rules(self) -> dict[str, Any]:
        said = self.cleaned_data
        found = {name: said[name] for name in NUMBERS}
        for field, moment in DAYS.items():
            at = said.get(TIMES.get(field, "")) or (time(12) if field in TIMES else time())
            found[moment] = _moment(said[field], at)
        return found

    def refuse(self, refused: Any) -> None:
        """Beside the field it is about."""
        name = FIELDS.get(refused.code, refused.code)
        self.add_error(name if name in self.fields else None, refused)


def _local(moment: datetime | None) -> datetime | None:
    return moment.astimezone(clock.COPENHAGEN) if moment else None


def _moment(day: date | None, at: time) -> datetime | None:
    return clock.at(day, at.hour, at.minute) if day else None
