"""Anything anybody can do about one meeting, drawn by a random source; and what must hold whatever has been done."""

from collections import Counter
from random import Random

from praksisnet.journal.models import Entry
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.actions import set_capacity
from praksisnet.meetings.models import Meeting, Pool
from praksisnet.notices.models import Letter
from praksisnet.registration import actions, rules
from praksisnet.registration.models import Place, Registration
from praksisnet.registration.queries import shares_of, waiting_in_order
from praksisnet.registration.words import LIVE, TAKEN, State

SYSTEM = Actor.system("test")
# The letter of each verb that changes a state, and the state it leads to.
CHANGES = {
    "registered": ("receipt", State.REGISTERED),
    "queued": ("receipt", State.WAITING),
    "moved_up": ("promoted", State.REGISTERED),
    "given_place": ("promoted", State.REGISTERED),
    "asked": ("asked", State.OFFERED),
    "accepted": ("accepted", State.REGISTERED),
    "declined": ("declined", State.DECLINED),
    "expired": ("expired", State.EXPIRED),
    "cancelled": ("cancelled", State.CANCELLED),
    "left_queue": ("left_queue", State.CANCELLED),
    "attended": ("", State.ATTENDED),
    "no_show": ("", State.NO_SHOW),
}
LETTERS = {letter for letter, _state in CHANGES.values()} - {""}


class Hands:
    """``act`` does one thing, drawn by ``chance``; what is refused changes nothing."""

    def __init__(self, meeting: Meeting, people, municipalities, chance: Random) -> None:
        self.meeting, self.people, self.municipalities, self.chance = meeting, people, municipalities, chance
        self.workshops = list(meeting.sessions.filter(block__isnull=False))

    def act(self, names=None) -> str:
        name = self.chance.choice(names or DONE)
        try:
            getattr(self, name)()
        except Refused as refused:
            return f"{name}: {refused.messages[0]}"
        return name

    def register(self) -> None:
        person = self.chance.choice(self.people)
        home = self.municipalities[person.pk % len(self.municipalities)] if self.municipalities else None
        wanted = self.chance.sample(self.workshops, min(1, len(self.workshops)))
        how = {"workshops": wanted, "waits_for_workshop": True}
        actions.register(self.meeting, person, municipality=home, **how, by=Actor.person(person))

    def cancel(self) -> None:
        if one := self._one(LIVE):
            actions.cancel_registration(one, by=SYSTEM)

    def accept(self) -> None:
        if one := self._one([State.OFFERED, State.EXPIRED, State.WAITING]):
            actions.accept_offer(one, by=SYSTEM)

    def decline(self) -> None:
        if one := self._one([State.OFFERED, State.REGISTERED]):
            actions.decline_offer(one, by=SYSTEM)

    def expire(self) -> None:
        actions.keep_queues(by=SYSTEM)

    def capacity(self) -> None:
        pool = self.chance.choice(list(Pool.objects.filter(meeting=self.meeting).order_by("pk")))
        set_capacity(pool, max(0, pool.capacity + self.chance.choice([-2, -1, 1, 2])), by=SYSTEM)

    def put_first(self) -> None:
        if one := self._one([State.WAITING]):
            actions.put_first(one, reason="Holder oplæg", by=SYSTEM)

    def give(self) -> None:
        if one := self._one([State.WAITING]):
            actions.give_place(one, reason="Holder oplæg", by=SYSTEM)

    def mark(self) -> None:
        seated = Registration.objects.filter(meeting=self.meeting).values_list("pk", flat=True)
        actions.mark_attendance(self.meeting, [pk for pk in seated if pk % 3], by=SYSTEM)

    def _one(self, states) -> Registration | None:
        found = list(Registration.objects.filter(meeting=self.meeting, state__in=states).order_by("pk"))
        return self.chance.choice(found) if found else None


OFTEN = ["register"] * 3 + ["cancel"] * 2
DONE = [*OFTEN, "accept", "decline", "expire", "capacity", "put_first", "give", "mark"]


def broken(meeting: Meeting) -> list[str]:
    """What does not hold; empty when all is well."""
    meeting = Meeting.objects.get(pk=meeting.pk)
    rows = list(Registration.objects.filter(meeting=meeting))
    found = [*_uncounted(meeting, rows), *_untold(rows)]
    live = Counter(row.person_id for row in rows if row.state in LIVE)
    found += [f"person {pk} is there {n} times" for pk, n in live.items() if n > 1]
    if rules.moves_on(meeting):
        found += _kept_waiting(meeting)
    return found


def _uncounted(meeting: Meeting, rows: list[Registration]) -> list[str]:
    """Before anybody is marked, the places that are counted are the rows that hold them."""
    found = []
    for pool in Pool.objects.filter(meeting=meeting):
        if pool.session_id:
            held = Place.objects.filter(session=pool.session_id, registration__mode=pool.mode).count()
        else:
            held = sum(row.mode == pool.mode and row.state in HOLD for row in rows)
        if held != pool.taken or held > pool.capacity:
            found.append(f"{held} rows, {pool.taken} taken of {pool.capacity} in {pool.session_id or 'the meeting'}")
    return found


HOLD = (*TAKEN, State.ATTENDED, State.NO_SHOW)


def _untold(rows: list[Registration]) -> list[str]:
    """Each change of state has one entry and one letter, and the last entry says the state."""
    ids = [row.pk for row in rows]
    entries = Entry.objects.filter(subject_kind="registration.registration", subject_id__in=ids, verb__in=CHANGES)
    last, due = {}, Counter()
    for entry in entries.order_by("pk"):
        letter, last[entry.subject_id] = CHANGES[entry.verb]
        due[entry.subject_id, letter] += bool(letter)
    letters = Letter.objects.filter(subject_id__in=ids, purpose__in=[f"registration.{name}" for name in LETTERS])
    sent = Counter((letter.subject_id, letter.purpose.partition(".")[2]) for letter in letters)
    found = [f"{key}: {due[key]} changes, {sent[key]} letters" for key in {*+due, *sent} if due[key] != sent[key]]
    return found + [
        f"{row.pk} is {row.state}, told {last.get(row.pk)}" for row in rows if last.get(row.pk) != row.state
    ]


def _kept_waiting(meeting: Meeting) -> list[str]:
    """While there is a place that somebody in the queue may have, nobody waits."""
    shares, found = shares_of(meeting), []
    for pool in Pool.objects.filter(meeting=meeting, session__isnull=True):
        waiting = [
            one for one in waiting_in_order(meeting, pool.mode) if shares.may_have(one.municipality_id, pool.free)
        ]
        if waiting:
            found.append(f"{len(waiting)} wait while {pool.free} places are free")
    return found
