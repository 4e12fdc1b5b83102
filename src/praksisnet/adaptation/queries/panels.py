"""What the need's page, the front page and a theme's page show."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from praksisnet.adaptation import rules
from praksisnet.adaptation.models import Need, Support
from praksisnet.adaptation.queries.behind import supports_of
from praksisnet.adaptation.queries.needs import listed, needs_for, places_for, places_in, with_state
from praksisnet.adaptation.words import OPEN, State
from praksisnet.organisations.models import Organisation
from praksisnet.people.models import Person
from praksisnet.themes.models import Theme
from praksisnet.themes.sockets import Carried

ON_PANEL = 4


@dataclass(frozen=True, slots=True)
class Look:
    """A state as a page shows it: kind and icon of the status, and the word."""

    kind: str
    icon: str
    text: str


LOOKS = {
    State.RECEIVED: ("info", "email"),
    State.JOINED: ("info", "groups"),
    State.CHOSEN: ("ok", "flag"),
    State.ANSWERED: ("ok", "success"),
    State.DECLINED: ("warn", "info"),
    State.WITHDRAWN: ("info", "info"),
}


def look_of(need: Any) -> Look:
    """How the state of a need from ``with_state`` is shown."""
    state = State(need.state)
    return Look(*LOOKS[state], str(state.label))


@dataclass(frozen=True, slots=True)
class NeedsPanel:
    """The needs of the reader's municipalities, for the front page: the newest, each with ``state``."""

    needs: list[Need]
    more: bool

    def look(self, need: Need) -> "Look":
        return look_of(need)


def needs_panel(person: Person) -> NeedsPanel | None:
    """None for those who belong to no municipality."""
    own = rules.own_places(person)
    if not own:
        return None
    behind = Support.objects.filter(places_in(own), need=OuterRef("pk"))
    found = with_state(Need.objects.filter(Exists(behind), merged_at__isnull=True, withdrawn_at__isnull=True))
    rows: list[Need] = list(found.order_by("-raised_at", "-id")[: ON_PANEL + 1])
    return NeedsPanel(rows[:ON_PANEL], len(rows) > ON_PANEL)


def under_theme(person: Person, theme: Theme) -> Carried:
    """What this reader sees of needs on the theme's page."""
    from_theme = listed(needs_for(person), theme=theme, state="", programme=None)[:20]
    return Carried(
        _("Needs"),
        [(need.title, State(need.state).label, reverse("adaptation:need", args=[need.pk])) for need in from_theme],
    )


def voices(person: Person, need: Need) -> tuple[list[Organisation], list[Organisation], list[Organisation]]:
    """Who stands behind, whom the reader may add, and whom withdraw; nothing is read for who may neither."""
    if not rules.may_speak_about(person, need):
        return [], [], []
    behind = [support.municipality for support in supports_of(need)]
    mine = [place.municipality for place in places_for(person) if place.programme.pk == need.programme_id]
    return behind, [one for one in mine if one not in behind], [one for one in mine if one in behind]


def need_page(person: Person, need: Any) -> dict[str, Any]:
    """What this reader is shown: which municipalities stand behind only to those who decide."""
    behind, joinable, own = voices(person, need)
    decides, is_open = rules.may_decide(person, need), need.state in OPEN
    return {
        "need": need,
        "themes": list(need.themes.order_by("sort_name")),
        "behind": behind if decides else [],
        "own": [] if decides else own,
        "joinable": joinable if is_open else [],
        "withdraws": is_open and bool(own),
        "decides": decides,
        "is_open": is_open,
        "rewrites": is_open and rules.may_rewrite(person, need) and set(behind) <= {need.municipality},
    }
