"""Which meetings somebody sees, and where each of them stands."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db.models import Case, CharField, F, Q, QuerySet, Value, When
from django.urls import reverse
from django.utils.translation import gettext as _

from praksisnet.access.queries import readable, tokens_for
from praksisnet.kit import clock
from praksisnet.kit.formats import date_with_year
from praksisnet.kit.prepared import prepared
from praksisnet.meetings import sockets
from praksisnet.meetings.models import Meeting, Round, Session, Speaking
from praksisnet.meetings.rules import draft_scopes, run_programme_ids
from praksisnet.meetings.words import State
from praksisnet.networks.models import Programme
from praksisnet.people.models import Person
from praksisnet.themes.models import Theme
from praksisnet.themes.sockets import Carried

KNOWN = Q(announced_at__isnull=False) | Q(published_at__isnull=False)
NO_DATE_LAST = (F("starts_at").asc(nulls_last=True), "pk")


_HELD = Value(State.HELD.value)


def with_state(meetings: QuerySet[Any], now: datetime | None = None) -> QuerySet[Any]:
    """Each with ``state``, a value of words.State, as it is now. Annotate plain rows only once."""
    now = now or clock.now()
    found: QuerySet[Any] = meetings.annotate(
        state=Case(
            When(cancelled_at__isnull=False, then=Value(State.CANCELLED.value)),
            When(Q(published_at__isnull=False) & (Q(closed_at__isnull=False) | Q(ends_at__lte=now)), then=_HELD),
            When(published_at__isnull=False, then=Value(State.PUBLISHED.value)),
            When(announced_at__isnull=False, then=Value(State.ANNOUNCED.value)),
            default=Value(State.DRAFT.value),
            output_field=CharField(),
        )
    )
    return found


def meetings_for(person: Person) -> QuerySet[Any]:
    """The meetings the person may see, each with ``state``: those of the own networks and programmes, those one
    speaks or is a guest at. Drafts only for facilitators, the knowledge partner and the authority."""
    return _seen(person, tokens_for(person), *draft_scopes(person), clock.now())


def meeting_for(person: Person, meeting_id: int) -> Any:
    """One of ``meetings_for``, or None."""
    found = _one_seen(meeting_id, person.pk, tokens_for(person), *draft_scopes(person), clock.now())
    return found[0] if found else None


@prepared
def _one_seen(
    meeting_id: int,
    person_id: int,
    tokens: Collection[str],
    programmes: Collection[int],
    networks: Collection[int],
    now: datetime,
) -> QuerySet[Any]:
    return _seen(Person(pk=person_id), tokens, programmes, networks, now).filter(pk=meeting_id)


def _seen(
    person: Person, tokens: Collection[str], programmes: Collection[int], networks: Collection[int], now: datetime
) -> QuerySet[Any]:
    own = readable(Meeting.objects.all(), tokens).values("pk")
    speaks = Speaking.objects.filter(person=person, session__meeting__isnull=False).values("session__meeting")
    may = Q(pk__in=own) | Q(pk__in=speaks)
    for meetings in sockets.guest_meetings(person):
        may |= Q(pk__in=meetings)
    drafts = Q(programme__in=programmes) | Q(network__in=networks)
    found = Meeting.objects.filter(may).filter(KNOWN | drafts)
    return with_state(found, now).select_related("programme", "network", "round")


def upcoming_for(person: Person) -> QuerySet[Any]:
    """What is still to come, by date: known ones, without those that are cancelled or over."""
    return (
        meetings_for(person)
        .filter(KNOWN, cancelled_at__isnull=True, closed_at__isnull=True, ends_at__gt=clock.now())
        .order_by("starts_at", "pk")
    )


def meeting_list(person: Person, *, is_past: bool = False) -> QuerySet[Any]:
    """What comes by date, without a date last; or what has been held or cancelled, the newest first."""
    over = Q(cancelled_at__isnull=False) | Q(closed_at__isnull=False) | Q(ends_at__lte=clock.now())
    found = meetings_for(person)
    if is_past:
        return found.filter(over).order_by(F("starts_at").desc(nulls_last=True), "-pk")
    return found.exclude(pk__in=Meeting.objects.filter(over).values("pk")).order_by(*NO_DATE_LAST)


def rounds_run_by(person: Person) -> QuerySet[Round]:
    """The rounds the person may change, in open programmes, the newest first."""
    found = Round.objects.filter(programme__in=run_programme_ids(person), programme__closed_at__isnull=True)
    return found.select_related("programme").order_by("-number", "-pk")


def sessions_for(person: Person) -> QuerySet[Session]:
    """The parts of the programmes of the meetings the person sees."""
    return Session.objects.filter(meeting__in=meetings_for(person).values("pk")).select_related(
        "meeting__programme", "meeting__network", "meeting__round", "core"
    )


def meetings_in(programme: Programme) -> QuerySet[Any]:
    """All meetings of a programme that are not cancelled, with ``state``, by date: for plans and reports."""
    found = with_state(Meeting.objects.filter(programme=programme, cancelled_at__isnull=True))
    return found.select_related("network", "round").order_by(*NO_DATE_LAST)


def rounds_seen_by(person: Person) -> QuerySet[Round]:
    """The rounds of the programmes whose drafts the person sees, whole or in a network."""
    programmes, networks = draft_scopes(person)
    seen = Q(programme__in=programmes) | Q(programme__networks__in=networks)
    return Round.objects.filter(pk__in=Round.objects.filter(seen).values("pk")).select_related("programme")


def round_meetings(round_: Round) -> list[Meeting]:
    """The live meetings of a round in the order of their networks, each with ``state``."""
    found = with_state(Meeting.objects.filter(round=round_, cancelled_at__isnull=True))
    rows: list[Meeting] = list(found.select_related("network", "programme").order_by("network__sort_name", "pk"))
    return rows


def to_publish(before: datetime) -> QuerySet[Any]:
    """Announced, not published, and near."""
    return (
        Meeting.objects.filter(announced_at__isnull=False, published_at__isnull=True, cancelled_at__isnull=True)
        .filter(starts_at__lte=before, programme__closed_at__isnull=True)
        .select_related("programme")
        .order_by("pk")
    )


def to_close() -> QuerySet[Any]:
    """Held, but the summary is not in."""
    return (
        Meeting.objects.filter(published_at__isnull=False, closed_at__isnull=True, cancelled_at__isnull=True)
        .filter(ends_at__lte=clock.now(), programme__closed_at__isnull=True)
        .select_related("programme")
        .order_by("pk")
    )


def under_theme(person: Person, theme: Theme) -> Carried:
    """What this reader sees of meetings on the theme's page, the newest first."""
    found = meetings_for(person).filter(themes=theme).order_by(F("starts_at").desc(nulls_first=True), "-pk")[:20]
    rows = [
        (meeting.title, _detail(meeting), reverse("pages:meeting", kwargs={"meeting_id": meeting.pk}))
        for meeting in found
    ]
    return Carried(_("Meetings"), rows)


def _detail(meeting: Meeting) -> str:
    when = date_with_year(meeting.starts_at) if meeting.starts_at else str(_("Date missing"))
    return " · ".join(part for part in (meeting.network.name if meeting.network else "", when) if part)


def networks_of(pks: Collection[int]) -> dict[int, str]:
    """The names of their networks, by number; what all networks share has none."""
    return dict(Meeting.objects.filter(pk__in=pks, network__isnull=False).values_list("pk", "network__name"))
