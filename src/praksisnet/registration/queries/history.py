"""What happened to one registration, told from the journal: a replay of the meeting's whole queue."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from praksisnet.journal.models import Entry
from praksisnet.journal.queries import kind_of
from praksisnet.kit.actor import ActorKind
from praksisnet.meetings.models import Session
from praksisnet.people.models import Person
from praksisnet.registration.models import Registration


@dataclass(frozen=True, slots=True)
class Step:
    at: datetime
    text: str
    by: str = ""


class Queue:
    """The waiting list as it was, entry by entry; the rule is the one the meeting has now."""

    def __init__(self, rows: list[Registration], *, unseated_first: bool) -> None:
        self.municipality = {row.pk: row.municipality_id for row in rows}
        self.unseated_first = unseated_first
        self.waiting: list[int] = []
        self.seated: set[int] = set()

    def take_in(self, entry: Entry) -> None:
        pk = entry.subject_id
        if entry.verb == "queued":
            self.waiting.append(pk)
        elif entry.verb in {"registered", "moved_up"}:
            self.seated.add(pk)
        if entry.verb in {"moved_up", "left_queue"} and pk in self.waiting:
            self.waiting.remove(pk)
        if entry.verb == "cancelled":
            self.seated.discard(pk)

    def number_of(self, pk: int) -> int | None:
        if pk not in self.waiting:
            return None
        order = list(self.waiting)
        if self.unseated_first:
            there = {self.municipality[one] for one in self.seated}
            order.sort(key=lambda one: self.municipality[one] is None or self.municipality[one] in there)
        return order.index(pk) + 1


def history_of(registration: Registration) -> list[Step]:
    """In the order it happened: four statements, however long the queue was."""
    rows = list(Registration.objects.filter(meeting=registration.meeting_id))
    entries = Entry.objects.filter(subject_kind=kind_of(registration), subject_id__in=[row.pk for row in rows])
    told = list(entries.order_by("pk"))
    own = [entry for entry in told if entry.subject_id == registration.pk]
    words = _Words(own)
    queue = Queue(rows, unseated_first=registration.meeting.unseated_first)
    steps: list[Step] = []
    number: int | None = None
    for entry in told:
        queue.take_in(entry)
        before, number = number, queue.number_of(registration.pk)
        if entry.subject_id == registration.pk:
            steps.append(Step(entry.at, words.of(entry, number), words.actor(entry)))
        elif number and number != before:
            steps.append(Step(entry.at, _("Number %(number)s on the waiting list") % {"number": number}))
    return steps


class _Words:
    """The names of workshops and people that these entries point at."""

    def __init__(self, entries: list[Entry]) -> None:
        sessions = {pk for entry in entries for pk in _session_ids(entry)}
        self.titles = {one.pk: one for one in Session.objects.filter(pk__in=sessions)}
        people = {pk for entry in entries for pk in (entry.actor_id, entry.refs.get("to")) if pk}
        self.names = dict(Person.objects.filter(pk__in=people).values_list("pk", "name"))

    def of(self, entry: Entry, number: int | None) -> str:
        said = {
            "registered": _("Registered"),
            "queued": _("On the waiting list, number %(number)s") % {"number": number},
            "moved_up": _("Got a place"),
            "workshop_given": _("Changed workshop"),
            "workshop_wished": _("Wants another workshop"),
            "cancelled": _("Cancelled the registration"),
            "left_queue": _("Left the waiting list"),
            "handed_on": _("Handed over to %(name)s") % {"name": self.names.get(entry.refs.get("to"), "–")},
            "gave_place": _("Gave the place to %(name)s") % {"name": self.names.get(entry.refs.get("to"), "–")},
            "attended": _("Attended"),
            "no_show": _("Did not attend"),
        }.get(entry.verb, entry.verb)
        workshops = [workshop_name(self.titles[pk]) for pk in _session_ids(entry) if pk in self.titles]
        return ", ".join([said, *workshops])

    def actor(self, entry: Entry) -> str:
        name = self.names.get(entry.actor_id or 0, "")
        return _("%(name)s, by the link in a mail") % {"name": name} if entry.actor_kind == ActorKind.LINK else name


def workshop_name(session: Session) -> str:
    """“workshop B”, or its title where it has no letter."""
    return _("workshop %(letter)s") % {"letter": session.letter} if session.letter else session.title


def _session_ids(entry: Entry) -> list[int]:
    one = entry.refs.get("workshop")
    return [one] if one else list(entry.refs.get("workshops", []))
