"""What happened to one registration, told from the journal: a replay of the meeting's whole queue."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from praksisnet.journal.models import Entry
from praksisnet.journal.queries import kind_of
from praksisnet.kit.actor import ActorKind
from praksisnet.kit.formats import day_month, time
from praksisnet.meetings.models import Meeting, Session
from praksisnet.people.models import Person
from praksisnet.registration import rules
from praksisnet.registration.models import Registration

SEATS = {"registered", "moved_up", "given_place", "asked", "accepted", "put_back"}
LEAVES_QUEUE = {"moved_up", "given_place", "asked", "left_queue"}
LEAVES = {"cancelled", "declined", "expired"}

LONG = {
    "registered": gettext_lazy("Registered"),
    "moved_up": gettext_lazy("Got a place"),
    "given_place": gettext_lazy("Was given a place by hand"),
    "put_first": gettext_lazy("Was put first by hand"),
    "asked": gettext_lazy("Was asked whether to come"),
    "accepted": gettext_lazy("Took the place"),
    "declined": gettext_lazy("Said no thanks"),
    "expired": gettext_lazy("Did not answer in time"),
    "mode_wished": gettext_lazy("Wants the other kind of place"),
    "mode_kept": gettext_lazy("Keeps the place"),
    "mode_changed": gettext_lazy("Changed between on site and online"),
    "workshop_given": gettext_lazy("Changed workshop"),
    "workshop_wished": gettext_lazy("Wants another workshop"),
    "workshop_pinned": gettext_lazy("Was given a workshop by hand"),
    "workshop_unpinned": gettext_lazy("The wishes decide the workshop again"),
    "swap_asked": gettext_lazy("Wants to swap workshop"),
    "swap_withdrawn": gettext_lazy("No longer wants to swap"),
    "took_other_date": gettext_lazy("Comes on this date instead of another one of the round"),
    "cancelled": gettext_lazy("Cancelled the registration"),
    "left_queue": gettext_lazy("Left the waiting list"),
    "asked_to_confirm": gettext_lazy("Asked to confirm after a change"),
    "confirmed": gettext_lazy("Confirmed"),
    "put_back": gettext_lazy("As before: the change was undone"),
    "arrived": gettext_lazy("Checked in"),
    "arrival_undone": gettext_lazy("Check-in undone"),
    "unlisted": gettext_lazy("Is not in the list of participants"),
    "listed": gettext_lazy("Stands in the list of participants"),
    "attended": gettext_lazy("Attended"),
    "no_show": gettext_lazy("Did not attend"),
}
IN_OWN_WORDS = ("queued", "handed_on", "gave_place")  # with a number or a name in them: see ``_Words``
# In the middle of a sentence about the waiting list.
SHORT = {
    "queued": pgettext_lazy("waiting list", "on the waiting list"),
    "moved_up": pgettext_lazy("waiting list", "got a place"),
    "given_place": pgettext_lazy("waiting list", "given a place"),
    "put_first": pgettext_lazy("waiting list", "put first"),
    "asked": pgettext_lazy("waiting list", "asked"),
    "accepted": pgettext_lazy("waiting list", "took the place"),
    "declined": pgettext_lazy("waiting list", "said no thanks"),
    "expired": pgettext_lazy("waiting list", "did not answer in time"),
    "left_queue": pgettext_lazy("waiting list", "left the waiting list"),
}

UNTOLD = ("answered", "answers_deleted")  # that somebody has said what they eat is nobody else's


@dataclass(frozen=True, slots=True)
class Step:
    """``short``: the verb that the line above the list says, of the waiting list only; ``number``: a new one in it."""

    at: datetime
    text: str
    by: str = ""
    reason: str = ""
    short: str = ""
    number: int | None = None


class Queue:
    """The waiting list as it was, entry by entry; the rule is the one the meeting has now."""

    def __init__(self, rows: list[Registration], meeting: Meeting) -> None:
        self.municipality = {row.pk: row.municipality_id for row in rows}
        self.unseated_first, self.own_first_until = meeting.unseated_first, rules.own_first_until(meeting)
        self.visitors = {row.pk for row in rows if row.is_visitor}
        self.waiting: list[int] = []
        self.seated: set[int] = set()  # and those for whom a place is held
        self.put_first: list[int] = []  # the foremost first

    def take_in(self, entry: Entry) -> None:
        pk = entry.subject_id
        waits = entry.verb == "queued" or (entry.verb == "put_back" and entry.refs.get("state") == "waiting")
        if waits:
            self.waiting.append(pk)
        elif entry.verb in SEATS:
            self.seated.add(pk)
        elif entry.verb == "put_first":
            self.put_first = [pk, *(one for one in self.put_first if one != pk)]
        if entry.verb in LEAVES_QUEUE and pk in self.waiting:
            self.waiting.remove(pk)
        if entry.verb in LEAVES:
            self.seated.discard(pk)

    def number_of(self, pk: int, at: datetime) -> int | None:
        if pk not in self.waiting:
            return None
        there = {self.municipality[one] for one in self.seated}
        foremost = {one: number for number, one in enumerate(self.put_first)}

        def rank(one: int) -> tuple[int, bool, bool]:
            late = self.municipality[one] is None or self.municipality[one] in there
            behind = self.own_first_until is not None and one in self.visitors and at < self.own_first_until
            return foremost.get(one, len(foremost)), behind, self.unseated_first and late

        return sorted(self.waiting, key=rank).index(pk) + 1


def history_of(registration: Registration) -> list[Step]:
    """In the order it happened: four statements, however long the queue was."""
    rows = list(Registration.objects.filter(meeting=registration.meeting_id))
    entries = Entry.objects.filter(subject_kind=kind_of(registration), subject_id__in=[row.pk for row in rows])
    told = list(entries.exclude(verb__in=UNTOLD).select_related("values_row").order_by("pk"))
    own = [entry for entry in told if entry.subject_id == registration.pk]
    words = _Words(own)
    queue = Queue(rows, registration.meeting)
    steps: list[Step] = []
    number: int | None = None
    for entry in told:
        queue.take_in(entry)
        before, number = number, queue.number_of(registration.pk, entry.at)
        if entry.subject_id == registration.pk:
            steps.append(words.step(entry, number if number != before else None))
        elif number and number != before:
            said = _("Number %(number)s on the waiting list") % {"number": number}
            steps.append(Step(entry.at, said, number=number))
    return steps


def in_short(steps: Iterable[Step]) -> str:
    """“on the waiting list 10 September · no. 1 · no. 2 · asked 22 September at 8.00 · accepted at 9.15”.

    Empty for who never waited. A day is said once.
    """
    said: list[str] = []
    day = ""
    for step in steps:
        if step.short:
            at = {"what": step.short, "day": day_month(step.at), "time": time(step.at)}
            if not said:
                said.append(_("%(what)s %(day)s") % at)
            else:
                same = at["day"] == day
                said.append((_("%(what)s at %(time)s") if same else _("%(what)s %(day)s at %(time)s")) % at)
            day = at["day"]
        if step.number and said:
            said.append(_("no. %(number)s") % {"number": step.number})
    text = " · ".join(said)
    return text[:1].upper() + text[1:]


class _Words:
    """The names of workshops and people that these entries point at."""

    def __init__(self, entries: list[Entry]) -> None:
        sessions = {pk for entry in entries for pk in _session_ids(entry)}
        self.titles = {one.pk: one for one in Session.objects.filter(pk__in=sessions)}
        people = {pk for entry in entries for pk in (entry.actor_id, entry.refs.get("to")) if pk}
        self.names = dict(Person.objects.filter(pk__in=people).values_list("pk", "name"))

    def step(self, entry: Entry, number: int | None) -> Step:
        reason = entry.values_row.data.get("reason", "") if hasattr(entry, "values_row") else ""
        short = str(SHORT.get(entry.verb, ""))
        return Step(entry.at, self._text(entry, number), self.actor(entry), reason, short, number)

    def _text(self, entry: Entry, number: int | None) -> str:
        said = str(LONG.get(entry.verb, ""))
        if entry.verb == "queued":
            said = _("On the waiting list, number %(number)s") % {"number": number}
        if entry.verb == "registered" and entry.refs.get("at_the_door"):
            said = _("Registered at the door")
        to = {"name": self.names.get(entry.refs.get("to"), "–")}
        if entry.verb == "handed_on":
            said = _("Handed over to %(name)s") % to
        if entry.verb == "gave_place":
            said = _("Gave the place to %(name)s") % to
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
