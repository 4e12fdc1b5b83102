from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from praksisnet.guard.forms import GuardedForm
from praksisnet.kit.meanwhile import Meanwhile
from praksisnet.kit.searching import Searching
from praksisnet.meetings.forms.meetings import MOST_PLACES
from praksisnet.meetings.models import CoreSession, Session
from praksisnet.meetings.queries import Slot
from praksisnet.meetings.words import CorePart, SessionKind
from praksisnet.networks.forms.choices import OneProgrammeField
from praksisnet.networks.models import Programme
from praksisnet.themes.forms import ThemesField
from praksisnet.themes.queries import search, themes

MOST_MINUTES = 600


class PartForm(Meanwhile, GuardedForm):
    """One part of a programme; only workshops have places."""

    use_required_attribute = False

    title = forms.CharField(label=_("Title"), max_length=150)
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=MOST_MINUTES)
    capacity = forms.IntegerField(label=_("Places"), min_value=0, max_value=MOST_PLACES)
    abstract = forms.CharField(
        label=_("What happens in this part"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, data: Any = None, *, part: Any = None, capacity: int | None = None, **options: Any) -> None:
        initial = {name: getattr(part, name) for name in ("title", "minutes", "abstract")} if part else {}
        super().__init__(data, initial={**initial, "capacity": capacity}, **options)
        if part and part.kind != SessionKind.WORKSHOP:
            del self.fields["capacity"]

    @property
    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("title", "minutes", "abstract")}

    @property
    def places(self) -> int | None:
        found: int | None = self.cleaned_data.get("capacity")
        return found


class SessionForm(PartForm):
    room = forms.CharField(label=_("Room"), max_length=80, required=False)

    def __init__(self, data: Any = None, *, part: Session, **options: Any) -> None:
        super().__init__(data, part=part, **options)
        self.initial["room"] = part.room
        self.order_fields(["title", "minutes", "room", "capacity", "abstract"])

    @property
    def facts(self) -> dict[str, Any]:
        return {**super().facts, "room": self.cleaned_data["room"]}


def forms_in_place(slots: list[Slot]) -> dict[int, SessionForm]:
    """A form for each part on one page, by session id; the fields' ids tell them apart."""
    return {
        part.session.pk: SessionForm(
            part=part.session, capacity=part.pool.capacity if part.pool else None, auto_id=f"s{part.session.pk}_%s"
        )
        for slot in slots
        for part in slot.parts
    }


class NewPartForm(GuardedForm):
    """A part that is added: what kind, and for a workshop beside which others."""

    use_required_attribute = False

    kind = forms.ChoiceField(label=pgettext_lazy("part of a programme", "Kind"), choices=SessionKind.choices)
    title = forms.CharField(label=_("Title"), max_length=150)
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=MOST_MINUTES, initial=45)
    beside = forms.ChoiceField(label=_("At the same time as"), required=False)
    capacity = forms.IntegerField(
        label=_("Places"),
        min_value=0,
        max_value=MOST_PLACES,
        required=False,
        initial=20,
        help_text=_("Workshops have places; other parts are for all."),
    )
    abstract = forms.CharField(
        label=_("What happens in this part"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, parts: list[Session] | list[CoreSession], **options: Any) -> None:
        super().__init__(*args, **options)
        blocks: dict[int, list[str]] = {}
        for part in parts:
            if part.block is not None:
                blocks.setdefault(part.block, []).append(part.title)
        choices: list[tuple[str, Any]] = [("", _("No other workshop"))]
        choices += [(str(block), " · ".join(titles)) for block, titles in blocks.items()]
        self.fields["beside"].choices = choices  # type: ignore[attr-defined]
        self.free_block = max(blocks, default=0) + 1

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("kind") == SessionKind.WORKSHOP and cleaned.get("capacity") is None:
            self.add_error("capacity", _("Say how many places the workshop has."))
        return cleaned

    @property
    def part(self) -> CorePart:
        said = self.cleaned_data
        is_workshop = said["kind"] == SessionKind.WORKSHOP
        return CorePart(
            said["kind"],
            said["minutes"],
            said["title"],
            said["abstract"],
            int(said["beside"] or self.free_block) if is_workshop else None,
            said["capacity"] if is_workshop else None,
        )


class RoundForm(Searching, GuardedForm):
    """A round begins with a name and a plain day that is then filled."""

    use_required_attribute = False

    programme = OneProgrammeField(Programme.objects.none(), label=pgettext_lazy("funded effort", "Programme"))
    name = forms.CharField(
        label=_("Name of the round"),
        max_length=80,
        help_text=_("Such as: Autumn 2026, meeting 1."),
    )
    title = forms.CharField(label=_("Title of the meetings"), max_length=150)
    lead = forms.CharField(
        label=_("In one sentence"), max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    places = forms.IntegerField(label=_("Places at each meeting"), min_value=0, max_value=MOST_PLACES, initial=40)
    workshops = forms.IntegerField(
        label=_("Parallel workshops"),
        min_value=0,
        max_value=8,
        initial=3,
    )
    themes = ThemesField()

    def __init__(self, *args: Any, programmes: list[Programme], **options: Any) -> None:
        super().__init__(*args, **options)
        own = Programme.objects.filter(pk__in=[programme.pk for programme in programmes]).order_by("sort_name", "pk")
        self.fields["programme"].queryset = own  # type: ignore[attr-defined]
        if programmes:
            self.fields["programme"].initial = programmes[0].pk
        if len(programmes) == 1:
            self.fields["programme"].widget = forms.HiddenInput()
        self.search_among("themes", themes(), search)

    @property
    def facts(self) -> dict[str, Any]:
        kept = {name: self.cleaned_data[name] for name in ("name", "title", "lead", "places", "themes")}
        return {**kept, "parts": plain_day(self.cleaned_data["workshops"])}


def plain_day(workshops: int) -> list[CorePart]:
    """A day to begin with; every part can be changed, moved and taken out."""
    block = [
        CorePart(SessionKind.WORKSHOP, 90, str(_("Workshop %(number)s") % {"number": number + 1}), "", 1, 20)
        for number in range(workshops)
    ]
    return [
        CorePart(SessionKind.PAUSE, 30, str(_("Arrival and coffee"))),
        CorePart(SessionKind.PLENARY, 45, str(_("Welcome"))),
        CorePart(SessionKind.TALK, 75, str(pgettext_lazy("of a day", "Talk"))),
        CorePart(SessionKind.PAUSE, 45, str(_("Lunch"))),
        *block,
        CorePart(SessionKind.PAUSE, 15, str(_("Break"))),
        CorePart(SessionKind.PLENARY, 75, str(_("Home to everyday work"))),
        CorePart(SessionKind.PLENARY, 15, str(_("Thank you for today"))),
    ]
