from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from praksisnet.guard.forms import GuardedForm
from praksisnet.kit import clock
from praksisnet.kit.choices import RowsField
from praksisnet.kit.days import DayField
from praksisnet.kit.meanwhile import Meanwhile
from praksisnet.kit.searching import Searching
from praksisnet.networks.forms.choices import OneProgrammeField
from praksisnet.networks.models import Network, Programme
from praksisnet.news import rules
from praksisnet.news.models import NewsItem
from praksisnet.news.queries import offered_themes
from praksisnet.news.words import LONGEST_SUMMARY, LONGEST_TEXT, LONGEST_TITLE, Reach, State
from praksisnet.people.models import Person
from praksisnet.themes.forms import ThemesField
from praksisnet.themes.models import Theme
from praksisnet.themes.queries import search as search_themes

VALUES = ("title", "summary", "body", "reach", "networks", "themes", "shown_until")


class ListForm(GuardedForm):
    """What the address of the list asks for. A choice that is not offered chooses nothing."""

    theme = RowsField(Theme.objects.select_related("merged_into"), required=False)
    network = RowsField(Network.objects.all(), required=False)
    state = forms.ChoiceField(choices=State.choices, required=False)

    @property
    def wanted(self) -> dict[str, Any]:
        """The arguments of ``queries.listing``; themes and networks are read here, once."""
        self.is_valid()
        found = self.cleaned_data
        return {
            "themes": [theme.merged_into or theme for theme in found.get("theme") or ()],
            "networks": list(found.get("network") or ()),
            "state": found.get("state") or State.PUBLISHED,
        }


class NetworksField(RowsField[Network]):
    """Where somebody writes in several programmes, the years tell their networks apart."""

    with_period = False

    def label_from_instance(self, obj: Network) -> str:
        return f"{obj.name} ({obj.programme.full_title})" if self.with_period else obj.name


class NewsForm(Searching, Meanwhile, GuardedForm):
    """News as it is written; ``programme`` is asked at first, of those who write in several."""

    use_required_attribute = False
    titles = ("title",)
    needed = frozenset({"networks"})  # where it is for some of them: clean() says so

    programme = OneProgrammeField(queryset=Programme.objects.none(), label=_("Programme"), empty_label=_("Choose"))
    title = forms.CharField(label=_("Title"), max_length=LONGEST_TITLE)
    summary = forms.CharField(
        label=pgettext_lazy("news", "In short"),
        max_length=LONGEST_SUMMARY,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What is new, and what it means for those who read it: one or two sentences."),
    )
    body = forms.CharField(
        label=_("Text"),
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_(
            "An empty line begins a new paragraph, ## a heading, - a list and **two stars** bold type. "
            "Do not write about one particular child."
        ),
    )
    reach = forms.ChoiceField(
        label=_("Who is it for?"), choices=Reach.choices, initial=Reach.PROGRAMME, widget=forms.RadioSelect
    )
    networks = NetworksField(
        queryset=Network.objects.none(),
        label=_("Which networks?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    themes = ThemesField(label=_("Themes"))
    shown_until = DayField(
        label=_("On front pages until"),
        required=False,
        help_text=_("The last day. Without one it stands there for 60 days. In the list of news it stays."),
    )

    def __init__(self, *args: Any, person: Person, item: NewsItem | None = None, **options: Any) -> None:
        super().__init__(*args, **{**options, "initial": _known(item) if item else {}})
        self.is_change = item is not None
        self.stood_until = item.shown_until if item else None
        fields: dict[str, Any] = self.fields
        offered = _programmes(person, item)
        self.only = offered[0] if len(offered) == 1 else None
        if self.only:
            del fields["programme"]
        else:
            own = Programme.objects.filter(pk__in=[one.pk for one in offered])
            fields["programme"].queryset = own.order_by("sort_name", "-starts_on", "pk")
        networks = Network.objects.filter(programme__in=offered).select_related("programme")
        fields["networks"].queryset = networks.order_by("-programme__starts_on", "sort_name", "pk")
        fields["networks"].with_period = self.only is None
        self.search_among("themes", offered_themes(item), search_themes)

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or self.cleaned_data
        networks = list(found.get("networks") or ())
        if found.get("reach") == Reach.NETWORKS and "networks" not in self.errors:
            chosen = self.only or found.get("programme")
            if not networks:
                self.add_error("networks", _("Choose at least one network."))
            elif chosen and any(network.programme_id != chosen.pk for network in networks):
                self.add_error("networks", _("The network belongs to another programme."))
        day = found.get("shown_until")
        if day and day != self.stood_until and day < clock.today():
            self.add_error("shown_until", _("Choose today or a later day."))
        return found

    @property
    def programme_chosen(self) -> Programme:
        chosen: Programme = self.only or self.cleaned_data["programme"]
        return chosen

    @property
    def values(self) -> dict[str, Any]:
        """What the actions take."""
        return {name: self.cleaned_data[name] for name in VALUES}


def _programmes(person: Person, item: NewsItem | None) -> list[Programme]:
    """Where it is told: the programme it is of, or the open ones the person writes in."""
    if item:
        return [item.programme]
    return list(Programme.objects.filter(pk__in=rules.writes_in(person), closed_at__isnull=True))


def _known(item: NewsItem) -> dict[str, Any]:
    plain = {name: getattr(item, name) for name in ("title", "summary", "body", "reach", "shown_until")}
    rows = {name: list(getattr(item, name).values_list("pk", flat=True)) for name in ("networks", "themes")}
    return plain | rows
