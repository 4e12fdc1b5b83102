"""All meetings of a network: the dates there are, and who comes to all of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from praksisnet.kit import clock
from praksisnet.kit.formats import day_month
from praksisnet.meetings.models import Meeting, Pool
from praksisnet.networks.models import Network
from praksisnet.networks.standings import PARTICIPANT, standings_as
from praksisnet.organisations.models import Organisation
from praksisnet.people.models import Person
from praksisnet.registration import rules
from praksisnet.registration.models import Registration, Series
from praksisnet.registration.queries.figures import Figures, figures_of
from praksisnet.registration.words import LIVE, Window

KNOWN = Q(published_at__isnull=False) | Q(announced_at__isnull=False)
# So long after a date has opened its followers are looked for: a worker may have stood still.
LOOKED_FOR = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class SeriesDate:
    """One coming meeting of the network. ``registration``: the reader's newest; ``held``: a live one elsewhere in the
    same round, which stands in the way."""

    meeting: Meeting
    figures: Figures
    free: int
    registration: Registration | None
    held: Registration | None

    @property
    def window(self) -> Window:
        return rules.window_of(self.meeting)

    @property
    def is_live(self) -> bool:
        return self.registration is not None and self.registration.state in LIVE

    @property
    def can_choose(self) -> bool:
        return self.window is Window.OPEN and not self.is_live and self.held is None

    @property
    def waits(self) -> bool:
        """A newcomer would."""
        return self.figures.waiting > 0 or self.free <= 0

    @property
    def comes_later(self) -> bool:
        """Registration has not opened: who comes to all is registered when it does."""
        return self.window in {Window.UNPUBLISHED, Window.EARLY} and not self.is_live

    @property
    def held_said(self) -> str:
        """“Netværk Hovedstaden, 29. september”."""
        other = self.held.meeting if self.held else None
        if other is None or other.starts_at is None:
            return ""
        return f"{other.network.name if other.network else other.title}, {day_month(other.starts_at)}"


@dataclass(frozen=True, slots=True)
class SeriesPanel:
    """``series``: the reader comes to all. ``followers``: for who runs the network, everybody who does."""

    network: Network
    person: Person
    series: Series | None
    dates: Sequence[SeriesDate]
    followers: Sequence[Series] | None

    @property
    def free(self) -> list[SeriesDate]:
        """Those that can be chosen now."""
        return [one for one in self.dates if one.can_choose]

    @property
    def live(self) -> list[SeriesDate]:
        """Those the reader is registered for, waits for or is asked about."""
        return [one for one in self.dates if one.is_live]


def series_of(person: Person, network: Network) -> Series | None:
    found = Series.objects.filter(person=person, network=network, ended_at__isnull=True)
    return found.select_related("network", "person", "municipality").first()


def networks_to_follow(person: Person) -> QuerySet[Network]:
    """Those in which the person may register for the meetings."""
    own = standings_as(person, rules.COMES)
    whole = {s.programme_id for s in own if s.network_id is None}
    found = Network.objects.filter(Q(pk__in={s.network_id for s in own if s.network_id}) | Q(programme__in=whole))
    return found.select_related("programme")


def series_links(person: Person, meetings: Sequence[Meeting]) -> list[tuple[str, str, str]]:
    """For a list of meetings: where somebody with a permanent place comes to all of the network's, or may choose to."""
    held = {s.network_id for s in standings_as(person, {PARTICIPANT})}
    networks = {m.network.pk: m.network for m in meetings if m.network and m.network_id in held}
    if not networks:
        return []
    joined = set(
        Series.objects.filter(person=person, network__in=networks, ended_at__isnull=True).values_list(
            "network", flat=True
        )
    )
    said = {True: _("You come to all meetings"), False: _("Register for all meetings")}
    found = sorted(networks.values(), key=lambda one: (one.sort_name, one.pk))
    return [(reverse("registration:series", args=[one.pk]), said[one.pk in joined], one.name) for one in found]


def home_in(person: Person, network: Network) -> Organisation | None:
    """For which municipality the person comes to the network’s meetings."""
    home = rules.home_in(person, network.programme_id, network.pk)
    return Organisation.objects.get(pk=home.municipality_id) if home and home.municipality_id else None


def coming_dates(network: Network) -> QuerySet[Meeting]:
    """Announced or published, by date."""
    found = Meeting.objects.filter(KNOWN, network=network, cancelled_at__isnull=True, closed_at__isnull=True)
    return found.filter(starts_at__gt=clock.now()).select_related("programme", "network", "round").order_by("starts_at")


def series_panel(person: Person, network: Network) -> SeriesPanel:
    meetings = list(coming_dates(network))
    ids = [meeting.pk for meeting in meetings]
    figures, free = figures_of(ids), _free(ids)
    mine = _mine(person, meetings)
    dates = [
        SeriesDate(
            meeting,
            figures[meeting.pk],
            free.get(meeting.pk, 0),
            next((one for one in mine if one.meeting_id == meeting.pk), None),
            _held(meeting, mine),
        )
        for meeting in meetings
    ]
    followers = list(followers_of(network)) if rules.runs_network(person, network) else None
    return SeriesPanel(network, person, series_of(person, network), dates, followers)


def live_in(network: Network, person: Person) -> QuerySet[Registration]:
    """What the person is registered for, waits for or is asked about at the network's coming meetings."""
    mine = Registration.objects.filter(person=person, state__in=LIVE, meeting__in=coming_dates(network).values("pk"))
    related = ("meeting__programme", "meeting__network", "meeting__round", "person", "municipality")
    return mine.select_related(*related).order_by("meeting__starts_at", "pk")


def followers_of(network: Network) -> QuerySet[Series]:
    found = Series.objects.filter(network=network, ended_at__isnull=True).select_related("person", "municipality")
    return found.order_by("municipality__sort_name", "person__sort_name", "pk")


def followers_to_register(meeting: Meeting) -> QuerySet[Series]:
    """Who comes to all the network's meetings, wanted to before this one opened, and was never registered here: who
    has dropped the date, or another of the same round, is left alone. Who asked first comes first."""
    opened_at = max(filter(None, (meeting.published_at, meeting.opens_at)), default=clock.now())
    found = _unregistered(meeting.network_id, meeting.pk).filter(made_at__lte=opened_at)
    if meeting.round_id and not meeting.round.several_allowed:  # type: ignore[union-attr]
        found = found.exclude(Exists(_anywhere_in_round(meeting.round_id)))
    return found.select_related("person", "municipality").order_by("made_at", "pk")


def dates_to_follow() -> list[Meeting]:
    """Opened a short time ago, with somebody to register: one statement."""
    now = clock.now()
    just = Q(opens_at__isnull=True, published_at__gt=now - LOOKED_FOR) | Q(opens_at__gt=now - LOOKED_FOR)
    found = Meeting.objects.filter(
        just,
        Q(opens_at__isnull=True) | Q(opens_at__lte=now),
        Q(closes_at__isnull=True) | Q(closes_at__gt=now),
        published_at__isnull=False,
        cancelled_at__isnull=True,
        closed_at__isnull=True,
        starts_at__gt=now,
    )
    waiting = _unregistered(OuterRef("network"), OuterRef("pk")).filter(
        Q(made_at__lte=OuterRef("published_at")) | Q(made_at__lte=OuterRef("opens_at"))
    )
    others = _anywhere_in_round(OuterRef(OuterRef("round")))
    is_free = ~Exists(others) | Exists(Meeting.objects.filter(pk=OuterRef(OuterRef("pk")), round__several_allowed=True))
    return list(found.filter(Exists(waiting.filter(is_free))).select_related("network").order_by("pk"))


def _unregistered(network: Any, meeting: Any) -> QuerySet[Series]:
    """``meeting``: an id, or the meeting of the query around it."""
    outer = OuterRef(meeting) if isinstance(meeting, OuterRef) else meeting
    there = Registration.objects.filter(person=OuterRef("person"), meeting=outer)
    found = Series.objects.filter(network=network, ended_at__isnull=True, person__deactivated_at__isnull=True)
    return found.exclude(Exists(there))


def _anywhere_in_round(round_id: Any) -> QuerySet[Registration]:
    """Comes to one of the round's dates, was there, or has dropped it: all are the same programme."""
    return Registration.objects.filter(
        person=OuterRef("person"), meeting__round=round_id, meeting__cancelled_at__isnull=True
    )


def _free(meeting_ids: Sequence[int]) -> dict[int, int]:
    """Places left by the meeting's id, on site and online together."""
    own = Pool.objects.filter(meeting__in=meeting_ids, session__isnull=True).order_by().values_list("meeting")
    return dict(own.annotate(left=Sum(F("capacity") - F("taken"))))


def _mine(person: Person, meetings: Sequence[Meeting]) -> list[Registration]:
    """Live ones first, and then the newest: of these meetings and of their rounds."""
    rounds = {meeting.round_id for meeting in meetings if meeting.round_id}
    here = Q(meeting__in=[meeting.pk for meeting in meetings])
    elsewhere = Q(meeting__round__in=rounds, state__in=LIVE, meeting__cancelled_at__isnull=True)
    rows = Registration.objects.filter(here | elsewhere, person=person).select_related("meeting__network")
    return sorted(rows, key=lambda one: (one.state not in LIVE, -one.pk))


def _held(meeting: Meeting, mine: Sequence[Registration]) -> Registration | None:
    """Live elsewhere in the same round, where one may come only once."""
    if meeting.round is None or meeting.round.several_allowed:
        return None
    now = clock.now()
    for one in mine:
        other = one.meeting
        is_elsewhere = other.round_id == meeting.round_id and other.pk != meeting.pk and one.state in LIVE
        if is_elsewhere and other.ends_at and other.ends_at > now:
            return one
    return None
