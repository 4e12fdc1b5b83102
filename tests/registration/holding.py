"""What must hold about a meeting whatever has been done: told from its rows, its journal and its letters."""

from collections import Counter
from collections.abc import Iterator

from praksisnet.journal.models import Entry
from praksisnet.meetings.models import Meeting, Pool
from praksisnet.notices.models import Letter
from praksisnet.registration import rules
from praksisnet.registration.models import Place, Registration
from praksisnet.registration.queries import shares_of, waiting_in_order
from praksisnet.registration.queries.allocating import gives_later
from praksisnet.registration.queries.swapping import next_swap
from praksisnet.registration.queries.workshops import next_wish
from praksisnet.registration.words import LIVE, TAKEN, State

HOLD = (*TAKEN, State.ATTENDED, State.NO_SHOW)
# What each verb leads to (None: the state stays) and the letters that tell of it.
CHANGES = {
    "registered": (State.REGISTERED, ["receipt"]),
    "queued": (State.WAITING, ["receipt"]),
    "moved_up": (State.REGISTERED, ["promoted"]),
    "given_place": (State.REGISTERED, ["promoted"]),
    "asked": (State.OFFERED, ["asked"]),
    "accepted": (State.REGISTERED, ["accepted"]),
    "declined": (State.DECLINED, ["declined"]),
    "expired": (State.EXPIRED, ["expired"]),
    "cancelled": (State.CANCELLED, ["cancelled"]),
    "left_queue": (State.CANCELLED, ["left_queue"]),
    "mode_changed": (State.REGISTERED, ["mode_changed"]),
    "handed_on": (State.REGISTERED, ["place_given", "place_taken"]),
    "gave_place": (State.CANCELLED, []),
    "workshop_given": (None, ["workshop"]),
    "arrived": (State.ATTENDED, []),
    "arrival_undone": (State.REGISTERED, []),
    "attended": (State.ATTENDED, []),
    "no_show": (State.NO_SHOW, []),
}
LETTERS = {*(letter for _state, letters in CHANGES.values() for letter in letters), "allocated", "given_on"}


def broken(meeting: Meeting) -> list[str]:
    """What does not hold; empty when all is well."""
    meeting = Meeting.objects.select_related("round").get(pk=meeting.pk)
    rows = list(Registration.objects.filter(meeting=meeting))
    found = [*_uncounted(meeting, rows), *_untold(rows), *_twice(meeting, rows)]
    if rules.moves_on(meeting):
        found += [*_kept_waiting(meeting), *_idle_workshops(meeting)]
    return found


def letters_of(entry: Entry) -> list[str]:
    """At the door the receipt tells of everything; the silent read why; who gets a colleague's place leaves a queue; in
    the quiet hours nobody is written to."""
    if entry.refs.get("at_the_door"):
        return ["receipt"]
    if entry.verb == "cancelled" and entry.refs.get("silent"):
        return ["given_on"]
    if entry.refs.get("quiet"):
        return []
    if entry.verb == "left_queue" and entry.refs.get("registration"):
        return []
    if entry.verb == "workshop_given" and "workshops" in entry.refs:
        return ["allocated"]
    return CHANGES[entry.verb][1]


def entries_of(rows: list[Registration]) -> list[Entry]:
    ids = [row.pk for row in rows]
    return list(Entry.objects.filter(subject_kind="registration.registration", subject_id__in=ids).order_by("pk"))


def _uncounted(meeting: Meeting, rows: list[Registration]) -> Iterator[str]:
    """The places that are counted are the rows that hold them, and never more than there are."""
    for pool in Pool.objects.filter(meeting=meeting):
        if pool.session_id:
            held = Place.objects.filter(session=pool.session_id, registration__mode=pool.mode).count()
        else:
            held = sum(row.mode == pool.mode and row.state in HOLD for row in rows)
        name = pool.session_id or "the meeting"
        if held > pool.capacity:
            yield f"above capacity: {held} of {pool.capacity} in {name}"
        if held != pool.taken:
            yield f"counter: {held} rows, {pool.taken} taken in {name}"
    gone = [row.pk for row in rows if row.state not in HOLD]
    if lost := Place.objects.filter(registration__in=gone).count():
        yield f"workshops: {lost} places of people who do not come"


def _untold(rows: list[Registration]) -> Iterator[str]:
    """Each change of state has one entry and its letters, once, and the last entry says the state."""
    last, due = {}, Counter()
    for entry in entries_of(rows):
        if entry.verb not in CHANGES:
            continue
        last[entry.subject_id] = CHANGES[entry.verb][0] or last.get(entry.subject_id)
        due.update((entry.subject_id, letter) for letter in letters_of(entry))
    purposes = {f"registration.{name}": name for name in LETTERS}
    letters = Letter.objects.filter(subject_id__in=[row.pk for row in rows], purpose__in=purposes)
    sent = Counter((letter.subject_id, purposes[letter.purpose]) for letter in letters)
    for key in {*due, *sent}:
        if due[key] != sent[key]:
            yield f"letters: {key} changed {due[key]} times, {sent[key]} letters"
    for row in rows:
        if last.get(row.pk) != row.state:
            yield f"journal: {row.pk} is {row.state}, told {last.get(row.pk)}"


def _twice(meeting: Meeting, rows: list[Registration]) -> Iterator[str]:
    live = Counter(row.person_id for row in rows if row.state in (*LIVE, State.ATTENDED))
    yield from (f"twice: person {pk} is there {n} times" for pk, n in live.items() if n > 1)
    if meeting.round and not meeting.round.several_allowed:
        there = Registration.objects.filter(meeting__round=meeting.round_id, person__in=live, state__in=LIVE)
        in_round = Counter(there.values_list("person", flat=True))
        yield from (f"twice: person {pk} has {n} dates of the round" for pk, n in in_round.items() if n > 1)


def _kept_waiting(meeting: Meeting) -> Iterator[str]:
    """While there is a place that somebody in the queue may have, nobody waits."""
    shares = shares_of(meeting)
    for pool in Pool.objects.filter(meeting=meeting, session__isnull=True):
        waiting = [
            one for one in waiting_in_order(meeting, pool.mode) if shares.may_have(one.municipality_id, pool.free)
        ]
        if waiting:
            yield f"queue: {len(waiting)} wait while {pool.free} places are free"


def _idle_workshops(meeting: Meeting) -> Iterator[str]:
    """No free place in a workshop that somebody there wished for, and no two who want each other's."""
    if gives_later(meeting):
        return
    free = {"onsite": [], "online": []}
    for pool in Pool.objects.filter(meeting=meeting, session__isnull=False):
        if pool.free > 0:
            free[pool.mode].append(pool.session_id)
    if next_wish(meeting, free) or next_swap(meeting, free):
        yield "workshops: somebody could have the one they asked for"
