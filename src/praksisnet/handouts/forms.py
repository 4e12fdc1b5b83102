from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.forms import GuardedForm
from praksisnet.handouts.models import Collection
from praksisnet.handouts.words import LONGEST_POINT, MOST_POINTS, QUESTIONS
from praksisnet.kit.formats import date_with_year
from praksisnet.kit.meanwhile import Meanwhile
from praksisnet.kit.names import fold
from praksisnet.kit.searching import MOST_OFFERED, Searching
from praksisnet.knowledge.models import Resource
from praksisnet.knowledge.queries import offered_themes
from praksisnet.knowledge.rules import writes_in
from praksisnet.meetings.models import Meeting
from praksisnet.networks.forms.choices import OneProgrammeField
from praksisnet.networks.models import Programme
from praksisnet.people.models import Person
from praksisnet.themes.models import Theme
from praksisnet.themes.queries import search as search_themes


class HandoutForm(Meanwhile, GuardedForm):
    """Own points and questions, a line each. What is left as it was proposed stays made by itself."""

    points = forms.CharField(
        label=_("In short"),
        required=False,
        widget=forms.Textarea(attrs={"rows": MOST_POINTS}),
        max_length=(LONGEST_POINT + 2) * MOST_POINTS,
        help_text=_("One line for each point, at most five. If you leave it empty, the page is made from the text."),
    )
    questions = forms.CharField(
        label=_("Three questions for the team meeting"),
        required=False,
        widget=forms.Textarea(attrs={"rows": QUESTIONS}),
        max_length=(LONGEST_POINT + 2) * QUESTIONS,
        help_text=_("One line for each question."),
    )

    def __init__(self, *args: Any, points: list[str], questions: list[str], **options: Any) -> None:
        self.proposed = {"points": points, "questions": questions}
        initial = {name: "\n".join(lines) for name, lines in self.proposed.items()}
        super().__init__(*args, **{**options, "initial": initial})

    def lines(self, name: str) -> list[str]:
        said: str = self.cleaned_data[name]
        return [line for line in map(str.strip, said.splitlines()) if line]


class MeetingField(forms.ModelChoiceField[Meeting]):
    """The meetings of a round have one title: each is named with its network and its day."""

    def label_from_instance(self, obj: Meeting) -> str:
        day = date_with_year(obj.starts_at) if obj.starts_at else ""
        return ", ".join(filter(None, (obj.title, obj.network.name if obj.network else "", day)))


class CollectionForm(Searching, Meanwhile, GuardedForm):
    """Title, and what it is for; ``programme`` is asked at first, of those who write in several."""

    use_required_attribute = False
    titles = ("title",)

    programme = OneProgrammeField(queryset=Programme.objects.none(), label=_("Programme"), empty_label=_("Choose"))
    title = forms.CharField(label=_("Title"), max_length=150)
    lead = forms.CharField(
        label=_("What it is for"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    theme = forms.ModelChoiceField(
        queryset=Theme.objects.none(), label=_("Theme"), required=False, empty_label=_("None in particular")
    )
    meeting = MeetingField(
        queryset=Meeting.objects.none(), label=_("Meeting"), required=False, empty_label=_("None in particular")
    )

    def __init__(self, *args: Any, person: Person, collection: Collection | None = None, **options: Any) -> None:
        if collection:
            known = {name: getattr(collection, name) for name in ("title", "lead", "theme", "meeting")}
            options["initial"] = {**known, **options.get("initial", {})}
        super().__init__(*args, **options)
        self.is_change = collection is not None
        own = {collection.programme_id} if collection else writes_in(person)
        fields: dict[str, Any] = self.fields
        self.only: Programme | None = None
        if len(own) == 1:
            self.only = Programme.objects.get(pk__in=own)
            del fields["programme"]
        else:
            fields["programme"].queryset = Programme.objects.filter(pk__in=own).order_by("sort_name", "pk")
        self.search_among("theme", offered_themes(None), search_themes)
        found = Meeting.objects.filter(programme__in=own, published_at__isnull=False, cancelled_at__isnull=True)
        self.search_among("meeting", found.select_related("network").order_by("-starts_at", "pk"), _search_meetings)

    @property
    def programme_chosen(self) -> Programme:
        chosen: Programme = self.only or self.cleaned_data["programme"]
        return chosen

    @property
    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("title", "lead", "theme", "meeting")}


def _search_meetings(meetings: QuerySet[Meeting], words: str) -> QuerySet[Meeting]:
    """By what their title, network or town is called; folded here, for SQLite knows no capital Ø."""
    wanted = fold(words).split()
    named = meetings.values_list("pk", "title", "network__name", "town")
    called = ((pk, fold(" ".join(filter(None, names)))) for pk, *names in named)
    fits = [pk for pk, name in called if all(word in name for word in wanted)]
    return meetings.filter(pk__in=fits[:MOST_OFFERED])


class AddForm(GuardedForm):
    resource = forms.ModelChoiceField(
        queryset=Resource.objects.none(), label=_("Something from the knowledge bank"), empty_label=_("Choose")
    )
    note = forms.CharField(
        label=_("Why it is here"), max_length=300, required=False, help_text=_("One sentence for those who read it.")
    )

    def __init__(self, *args: Any, addable: Any, offered: Iterable[Resource], **options: Any) -> None:
        """``offered``: the part of ``addable`` that is chosen from."""
        super().__init__(*args, **options)
        fields: dict[str, Any] = self.fields
        fields["resource"].queryset = addable
        fields["resource"].choices = [("", _("Choose")), *((one.pk, one.title) for one in offered)]
