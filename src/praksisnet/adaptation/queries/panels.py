"""What the need's page, the front page and a theme's page show."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from praksisnet.adaptation import rules
from praksisnet.adaptation.models import Ground, Need, Support
from praksisnet.adaptation.queries.behind import supports_of
from praksisnet.adaptation.queries.needs import listed, needs_for, places_for, with_state
from praksisnet.adaptation.queries.programme import live
from praksisnet.adaptation.words import NEWS_FOR, OPEN, State
from praksisnet.kit import clock
from praksisnet.kit.formats import day_month, month_name
from praksisnet.kit.looks import Look
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.queries import meetings_for
from praksisnet.networks.standings import at_places
from praksisnet.organisations.models import Organisation
from praksisnet.people.models import Person
from praksisnet.themes.models import Theme
from praksisnet.themes.sockets import Carried

ON_PANEL = 4


LOOKS = {
    State.RECEIVED: ("info", "email"),
    State.JOINED: ("info", "groups"),
    State.CHOSEN: ("ok", "flag"),
    State.ON_PROGRAMME: ("ok", "calendar-month"),
    State.ANSWERED: ("ok", "success"),
    State.DECLINED: ("warn", "info"),
    State.WITHDRAWN: ("info", "info"),
}


def look_of(need: Any) -> Look:
    """How the state of a need from ``with_state`` is shown."""
    state = State(need.state)
    return Look(*LOOKS[state], _text(state, need))


def _text(state: State, need: Any) -> str:
    if state is State.ON_PROGRAMME:
        return _("On the programme %(day)s") % {"day": day_month(need.programme_at)}
    if state is State.ANSWERED and need.answer_resource_id:
        return _("Answered in the knowledge bank")
    return str(state.label)


@dataclass(frozen=True, slots=True)
class NeedsPanel:
    """The needs of the reader's municipalities, for the front page: the newest, each with ``state``."""

    needs: list[Need]
    more: bool

    def look(self, need: Any) -> Look:
        """With the month in which the municipality asked for it."""
        look = look_of(need)
        asked = need.asked_at.astimezone(clock.COPENHAGEN)
        year = "" if asked.year == clock.today().year else f" {asked.year}"
        since = _("Your need from %(month)s: %(state)s") % {"month": month_name(asked) + year, "state": look.text}
        return Look(look.kind, look.icon, since)


def needs_panel(person: Person) -> NeedsPanel | None:
    """None for those who belong to no municipality. What ended a half-year ago is no news any more."""
    own = rules.own_places(person)
    if not own:
        return None
    behind = Support.objects.filter(at_places(own, "need__programme"), need=OuterRef("pk")).order_by("supported_at")
    mine = Need.objects.filter(Exists(behind), merged_at__isnull=True, withdrawn_at__isnull=True)
    since = clock.now() - NEWS_FOR
    mine = mine.exclude(answered_at__lt=since).exclude(declined_at__lt=since)
    found = with_state(mine, rules.network_ids(person)).annotate(asked_at=Subquery(behind.values("supported_at")[:1]))
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


def meetings_with(person: Person, need: Need) -> list[Meeting]:
    """The meetings the reader sees that take the need up, the first one first."""
    by_part = Ground.objects.filter(need=need, session__isnull=False).values("session__meeting")
    by_core = Ground.objects.filter(need=need, core__isnull=False).values("core__copies__meeting")
    found = meetings_for(person).filter(Q(pk__in=by_part) | Q(pk__in=by_core), live())
    return list(found.order_by("starts_at", "pk"))


def need_page(person: Person, need: Any) -> dict[str, Any]:
    """What this reader is shown: which municipalities stand behind only to those who decide."""
    behind, joinable, own = voices(person, need)
    decides, is_open = rules.may_decide(person, need), need.state in OPEN
    return {
        "need": need,
        "takes_up": meetings_with(person, need) if need.programme_at else [],
        "themes": list(need.themes.order_by("sort_name")),
        "behind": behind if decides else [],
        "own": [] if decides else own,
        "joinable": joinable if is_open else [],
        "withdraws": is_open and bool(own),
        "decides": decides,
        "is_open": is_open,
        "rewrites": is_open and rules.may_rewrite(person, need) and set(behind) <= {need.municipality},
    }
