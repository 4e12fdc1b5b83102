"""What the gallery shows: every component in its states, with invented content."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praksisnet.kit import clock
from praksisnet.kit.charts import Chart, Likert, Piece, Tile, TrendPoint, likert_chart, trend_chart
from praksisnet.kit.days import DayField
from praksisnet.kit.paging import Page


class SampleForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    email = forms.EmailField(label=gettext_lazy("Mail"), help_text=gettext_lazy("Your mail at work"))
    note = forms.CharField(label=gettext_lazy("Note"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    starts_on = DayField(label=gettext_lazy("First day"))
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"),
        choices=[("", "–"), ("meeting", gettext_lazy("Network meeting")), ("online", gettext_lazy("Online meeting"))],
    )
    way = forms.ChoiceField(
        label=gettext_lazy("How will you take part?"),
        choices=[("here", gettext_lazy("In the room")), ("there", gettext_lazy("From my own desk"))],
        widget=forms.RadioSelect,
    )
    days = forms.MultipleChoiceField(
        label=gettext_lazy("Which days?"),
        required=False,
        choices=[("1", gettext_lazy("First day")), ("2", gettext_lazy("Second day"))],
        widget=forms.CheckboxSelectMultiple,
    )
    file = forms.FileField(label=gettext_lazy("Spreadsheet"), required=False)
    agreed = forms.BooleanField(label=gettext_lazy("My manager knows about it"))


def context() -> dict[str, Any]:
    wrong = SampleForm(
        {"name": "Aisha Bergmann", "email": "aisha", "starts_on": "3.12.2026", "days": ["2"]}, prefix="w"
    )
    wrong.is_bound, wrong.data = True, {f"w-{key}": value for key, value in wrong.data.items()}
    return {
        "active": "",
        "form": SampleForm(initial={"kind": "meeting", "way": "here"}, prefix="f"),
        "wrong": wrong,
        "meeting": clock.at(clock.today().replace(month=12, day=3), 9, 30),
        "meeting_end": clock.at(clock.today().replace(month=12, day=3), 15, 30),
        "page": Page([], 4, 12, 583, "q=aflastning"),
        "people": ["Søren Lund", "Aisha Bergmann", "Karen Højgaard", "Thomas Nygaard", "Mette Kjær"],
        "bars_rows": [(_("Attended"), 27), (_("Sent their apologies"), 9), (_("Did not attend"), 2)],
        "tiles": [
            Tile(f"{letter}{row + 1}", f"{letter}{row + 1}", column, row, (column * 2 + row) % 4)
            for column, letter in enumerate("ABCD EFGHIJ")
            for row in range(3)
            if letter != " "
        ],
        "likert_sample": _likert(),
        "trend_sample": _trend(),
        "levels": [_("no meetings yet"), _("1 meeting"), _("2 meetings"), _("3 or more meetings")],
    }


def _likert() -> Chart:
    strongly, agree, neither, disagree = _("Strongly agree"), _("Agree"), _("Neither"), _("Disagree")
    rows = [
        Likert(
            _("Exact, each cell large enough"),
            [
                Piece(2, 2, 6, "6", disagree),
                Piece(3, 3, 7, "7", neither),
                Piece(4, 4, 14, "14", agree),
                Piece(5, 5, 11, "11", strongly),
            ],
        ),
        Likert(
            _("Merged with the neighbours"),
            [
                Piece(1, 2, 9, "9", _("Disagree, merged")),
                Piece(3, 3, 8, "8", neither),
                Piece(4, 5, 21, "21", _("Agree, merged")),
            ],
        ),
        Likert(
            _("Coded, when one side is too small"),
            [
                Piece(1, 3, 5, _("at most 5"), _("Disagree or neither"), is_exact=False),
                Piece(4, 5, 33, _("at least 33"), _("Agree, merged"), is_exact=False),
            ],
        ),
        Likert(_("Too few have answered"), []),
    ]
    return likert_chart(rows, _("Most agreement where the bar is darkest"))


def _trend() -> Chart:
    means = [(3.7, 3.8), (3.9, 3.8), (None, 3.9), (4.1, 4.0), (4.2, 4.1)]
    points = [TrendPoint(f"{season} {year}", *pair) for (season, year), pair in zip(_half_years(), means, strict=True)]
    return trend_chart(points, _("Unchanged since last half-year"), _("One network"), _("All networks"), low=3)


def _half_years() -> list[tuple[str, int]]:
    return [(_("Spring"), 24), (_("Autumn"), 24), (_("Spring"), 25), (_("Autumn"), 25), (_("Spring"), 26)]
