"""The facilitator's list of a meeting's registrations: what is asked of it, and which rows that gives."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any, ClassVar

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils.http import urlencode

from praksisnet.kit.names import fold
from praksisnet.kit.numbers import whole_number
from praksisnet.kit.prepared import prepared
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.words import Mode
from praksisnet.registration.models import GuestInvitation, Registration
from praksisnet.registration.queries.queue import in_order
from praksisnet.registration.words import LEFT, SEATED, State

# What the tabs of the list gather.
GROUPS: dict[str, tuple[State, ...]] = {
    "coming": SEATED,
    "waiting": (State.WAITING, State.OFFERED),
    "cancelled": LEFT,
    "attended": (State.ATTENDED,),
    "no_show": (State.NO_SHOW,),
    "all": tuple(State),
}
NAME = ("person__sort_name", "pk")
SORTS: dict[str, tuple[Any, ...]] = {
    "name": NAME,
    "municipality": (F("municipality__sort_name").asc(nulls_last=True), *NAME),
    "state": ("state", *NAME),
    "newest": ("-queued_at", "-pk"),
    "oldest": ("queued_at", "pk"),
}
QUEUE = "queue"  # the order of the waiting list, which only those have who wait


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the address of the list asks for; what it does not know stands for everything."""

    state: str = "coming"
    municipality: str = ""
    workshop: str = ""
    mode: str = ""
    who: str = ""
    answer: str = ""
    q: str = ""
    sort: str = ""

    KNOWN: ClassVar[Mapping[str, Iterable[str]]] = {
        "state": GROUPS,
        "mode": Mode.values,
        "who": ("visitors", "guests"),
        "answer": ("confirmed", "silent"),
        "sort": (*SORTS, QUEUE),
    }

    @classmethod
    def of(cls, query: Mapping[str, Any]) -> "Wanted":
        asked = {one.name: query.get(one.name, "")[:100].replace("\x00", "") for one in fields(cls)}
        for name, values in cls.KNOWN.items():
            if asked[name] not in values:
                asked[name] = ""
        for name in ("municipality", "workshop"):
            if whole_number(asked[name], None) is None:
                asked[name] = ""
        asked["state"] = asked["state"] or "coming"
        return cls(**asked)

    @property
    def query(self) -> str:
        """What makes this list again, for links and bookmarks."""
        return self.with_()

    def with_(self, **other: str) -> str:
        """The same list but for ``other``."""
        asked = {one.name: getattr(self, one.name) for one in fields(self)} | other
        return urlencode([(name, value) for name, value in asked.items() if value and (name, value) != _USUAL])

    @property
    def order(self) -> str:
        return self.sort or (QUEUE if self.state == "waiting" else "municipality")

    @property
    def is_narrowed(self) -> bool:
        """By more than a tab."""
        return any((self.municipality, self.workshop, self.mode, self.who, self.answer, self.q.strip()))


_USUAL = ("state", "coming")


def roster(meeting: Meeting, wanted: Wanted) -> QuerySet[Any]:
    """The rows that fit, in their order: of each person the one that holds now."""
    found = current(meeting).filter(state__in=GROUPS[wanted.state])
    for condition in _conditions(meeting, wanted):
        found = found.filter(condition)
    if wanted.order == QUEUE and wanted.state == "waiting":
        by_rule = in_order(meeting, found)
        return by_rule.order_by("-mode", *by_rule.query.order_by)
    return found.order_by(*SORTS.get(wanted.order, SORTS["municipality"]))


def current(meeting: Meeting | int) -> QuerySet[Any]:
    """Without what somebody cancelled who has registered again."""
    other = Registration.objects.filter(meeting=OuterRef("meeting"), person=OuterRef("person")).exclude(
        pk=OuterRef("pk")
    )
    later = other.filter(~Q(state__in=LEFT) | Q(pk__gt=OuterRef("pk")))
    return Registration.objects.filter(meeting=meeting).exclude(Q(state__in=LEFT) & Exists(later))


def group_counts(meeting: Meeting) -> dict[str, int]:
    """How many rows each tab holds, how many visit and how many are asked to confirm, in one statement."""
    found = _counted(meeting.pk)
    return found[0] if found else dict.fromkeys((*GROUPS, "visitors", "guests", "asked"), 0)


@prepared
def _counted(meeting_id: int) -> QuerySet[Any, dict[str, int]]:
    counts = {name: Count("pk", filter=Q(state__in=states)) for name, states in GROUPS.items()}
    counts["visitors"] = Count("pk", filter=Q(is_visitor=True))
    invited = GuestInvitation.objects.filter(meeting=meeting_id, person=OuterRef("person"))
    counts["guests"] = Count("pk", filter=Exists(invited))
    counts["asked"] = Count("pk", filter=Q(confirm_by_at__isnull=False))
    found: QuerySet[Any, dict[str, int]] = current(meeting_id).order_by().values("meeting").annotate(**counts)
    return found.values(*counts)


def queue_numbers(meeting: Meeting) -> dict[int, int]:
    """By registration, counted by itself on site and online."""
    counted: dict[str, int] = {}
    numbers = {}
    waiting = in_order(meeting, Registration.objects.filter(meeting=meeting, state=State.WAITING))
    for pk, mode in waiting.values_list("pk", "mode"):
        numbers[pk] = counted[mode] = counted.get(mode, 0) + 1
    return numbers


def _conditions(meeting: Meeting, wanted: Wanted) -> Iterable[Q]:
    if wanted.municipality:
        place = int(wanted.municipality)
        yield Q(municipality=place) if place else Q(municipality__isnull=True)
    if wanted.workshop:
        session = int(wanted.workshop)
        without = Q(places__isnull=True)
        yield Q(pk__in=Registration.objects.filter(places__session=session).values("pk")) if session else without
    if wanted.mode:
        yield Q(mode=wanted.mode)
    if wanted.who == "visitors":
        yield Q(is_visitor=True)
    if wanted.who == "guests":
        yield Exists(GuestInvitation.objects.filter(meeting=meeting, person=OuterRef("person")))  # type: ignore[misc]
    if wanted.answer:
        yield Q(confirm_by_at__isnull=False, confirmed_at__isnull=wanted.answer == "silent")
    for word in fold(wanted.q).split():
        yield Q(person__folded__contains=word) | Q(municipality__folded__contains=word)
