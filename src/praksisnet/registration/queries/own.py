"""Somebody's own registrations."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS
from django.db.models import F, FilteredRelation, Prefetch, Q, QuerySet

from praksisnet.kit import clock
from praksisnet.kit.prepared import prepared
from praksisnet.meetings.models import Meeting, Pool
from praksisnet.organisations.models import Organisation
from praksisnet.people.models import Person
from praksisnet.registration import rules
from praksisnet.registration.models import Place, Registration, Wish
from praksisnet.registration.queries.comers import welcome_of
from praksisnet.registration.queries.questions import with_asks
from praksisnet.registration.queries.queue import IN_LINE, InLine, ordered
from praksisnet.registration.queries.workshops import TOLD_PLACES, UNTOLD, put_workshops
from praksisnet.registration.words import COUNTED, LEFT, LIVE, State

RELATED = ("meeting__programme", "meeting__network", "person", "municipality")
WHOLE = [field.attname for field in Registration._meta.concrete_fields]  # noqa: SLF001 -- Django's public name
PERSON, STATE = WHOLE.index("person_id"), WHOLE.index("state")


class Workshop(NamedTuple):
    letter: str
    title: str


def registration_of(person: Person, meeting: Meeting) -> Registration | None:
    """The live one, or else the newest: cancelled, attended or not."""
    mine = Registration.objects.filter(person=person, meeting=meeting).select_related("person", "municipality")
    return _newest(meeting, list(mine))


def with_queue(
    person: Person, meeting: Meeting, pools: Sequence[Pool] | None = None
) -> tuple[Registration | None, list[InLine]]:
    """The person's registration and all who wait, in order: read in one statement, with ``asks`` and ``asks_all``.

    ``pools``: the meeting's, where the caller has read them; without workshops none are looked for.
    """
    rows = _with_queue(person.pk, meeting.pk, rules.own_first(meeting), meeting.unseated_first)
    at = slice(len(WHOLE), len(WHOLE) + len(IN_LINE))
    waiting = [InLine(*row[at]) for row in rows if row[STATE] == State.WAITING]
    has_workshops = pools is None or any(pool.session_id for pool in pools)
    own = [_whole(person, row) for row in rows if row[PERSON] == person.pk]
    return _newest(meeting, own, has_workshops=has_workshops), waiting


def _whole(person: Person, row: tuple[Any, ...]) -> Registration:
    """The person's own row is made an object; of those who wait the order is enough."""
    one: Any = Registration.from_db(DEFAULT_DB_ALIAS, WHOLE, row[: len(WHOLE)])
    one.is_late, name, one.asks, one.asks_all = row[len(WHOLE) + IN_LINE.index("is_late") :]
    one.person = person
    if one.municipality_id:
        one.municipality = Organisation.from_db(DEFAULT_DB_ALIAS, ["id", "name"], [one.municipality_id, name])
    registration: Registration = one
    return registration


@prepared
def _with_queue(
    person_id: int, meeting_id: int, own_first: bool, unseated_first: bool
) -> QuerySet[Any, tuple[Any, ...]]:
    rows = Registration.objects.filter(Q(person=person_id) | Q(state=State.WAITING), meeting=meeting_id)
    found = with_asks(ordered(rows, meeting_id, own_first=own_first, unseated_first=unseated_first), meeting_id)
    return found.values_list(*WHOLE, *IN_LINE, "asks", "asks_all")


def _newest(meeting: Meeting, found: list[Registration], *, has_workshops: bool = True) -> Registration | None:
    one = max(found, key=lambda one: (one.state in LIVE, one.pk), default=None)
    if one is not None:
        one.meeting = meeting
        put_workshops(one, has_any=has_workshops)
    return one


def home_of(person: Person, meeting: Meeting) -> Organisation | None:
    """The municipality somebody comes for; None for a guest of none and for those who run the network."""
    home = rules.own_municipality_id(person, meeting)
    if home:
        return Organisation.objects.get(pk=home)
    welcome = None if rules.may_register(person, meeting) else welcome_of(person, meeting)
    return welcome[0] if welcome else None


def home_name_of(person: Person, meeting: Meeting) -> str:
    """The name of that municipality, of members without a statement; empty for who comes for none."""
    home = rules.own_municipality(person, meeting)
    if home:
        return home.municipality
    found = home_of(person, meeting)
    return found.name if found else ""


def my_registrations(person: Person) -> list[Registration]:
    """What the person is registered for or waits for and is still to come, the next first, with ``workshops``: the
    letter and title of those there is a place in. One statement."""
    mine = Registration.objects.filter(
        person=person, state__in=COUNTED, meeting__ends_at__gt=clock.now(), meeting__cancelled_at__isnull=True
    )
    rows = mine.select_related("meeting").annotate(
        place=FilteredRelation("places", condition=TOLD_PLACES),
        letter=F("place__session__letter"),
        workshop=F("place__session__title"),
    )
    found: dict[int, Any] = {}
    for row in rows.order_by("meeting__starts_at", "pk", "place__block"):
        one = found.setdefault(row.pk, row)
        workshops = [Workshop(row.letter, row.workshop)] if row.workshop else []
        one.workshops = [*getattr(one, "workshops", []), *workshops]
    return list(found.values())


def with_workshops(registrations: QuerySet[Registration]) -> QuerySet[Registration]:
    """With ``workshops``: the places in workshops; and ``wanted``: what was asked for."""
    places = Place.objects.exclude(UNTOLD).select_related("session").order_by("block")
    wishes = Wish.objects.select_related("session").order_by("session__block", "rank")
    return registrations.select_related(*RELATED).prefetch_related(
        Prefetch("places", queryset=places, to_attr="workshops"), Prefetch("wishes", queryset=wishes, to_attr="wanted")
    )


def left_ids(meeting: Meeting) -> set[int]:
    """Those who said that they do not come, or let their place pass."""
    return set(Registration.objects.filter(meeting=meeting, state__in=LEFT).values_list("person", flat=True))


def meeting_ids_of(person: Person) -> QuerySet[Any]:
    """The meetings somebody may see because they come, wait or were there; a subquery, no statement of its own."""
    return Registration.objects.filter(person=person).exclude(state__in=LEFT).values("meeting")
