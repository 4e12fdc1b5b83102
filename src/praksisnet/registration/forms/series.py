"""All meetings of a network: which of the dates that are open, and which to cancel when leaving."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.forms import GuardedForm
from praksisnet.kit.formats import day_month
from praksisnet.meetings.models import Meeting
from praksisnet.registration import rules
from praksisnet.registration.queries.series import SeriesDate, SeriesPanel

CHOOSE = {"invalid_choice": _("Registration for one of the dates has closed meanwhile. Look at the dates again.")}


class DatesForm(GuardedForm):
    """``choices``: the dates there are ticks for, drawn in the list of dates."""

    def __init__(self, *args: Any, choices: list[SeriesDate], ticked: list[SeriesDate], **options: Any) -> None:
        super().__init__(*args, **options)
        self.by_id = {str(one.meeting.pk): one.meeting for one in choices}
        self.fields["dates"] = forms.MultipleChoiceField(
            label=_("Dates"),
            required=False,
            choices=[(pk, day_month(one.starts_at) if one.starts_at else one.title) for pk, one in self.by_id.items()],
            initial=[str(one.meeting.pk) for one in ticked],
            error_messages=CHOOSE,
        )

    @property
    def chosen(self) -> list[Meeting]:
        return [self.by_id[pk] for pk in self.cleaned_data["dates"]]

    @property
    def ticked(self) -> set[int]:
        """What stands ticked on the page: what was sent, or all of those offered."""
        return {int(pk) for pk in self["dates"].value() or [] if pk in self.by_id}


class JoinForm(DatesForm):
    """Every open date is ticked at first, but for those the person has cancelled. None is needed to follow."""

    def __init__(self, *args: Any, panel: SeriesPanel, **options: Any) -> None:
        self.panel = panel
        wanted = [one for one in panel.free if one.registration is None]
        super().__init__(*args, choices=panel.free, ticked=wanted, **options)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.panel.series and not cleaned.get("dates") and "dates" not in self.errors:
            self.add_error("dates", _("Choose at least one date."))
        return cleaned


class LeaveForm(DatesForm):
    """Every date that is still to come is ticked at first, but for those whose deadline is over."""

    def __init__(self, *args: Any, panel: SeriesPanel, **options: Any) -> None:
        early = [one for one in panel.live if one.registration and not rules.is_late_to_cancel(one.registration)]
        super().__init__(*args, choices=list(panel.live), ticked=early, **options)
