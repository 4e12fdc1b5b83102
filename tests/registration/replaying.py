"""The waiting list of a meeting played again from its journal: whoever moved up was the first at that moment.

The entries of a meeting stand in the order of their keys, since each was written at the meeting's locked desk.
"""

from praksisnet.meetings.models import Meeting
from praksisnet.registration.models import Registration
from praksisnet.registration.words import HELD, State
from tests.registration.holding import CHANGES, entries_of


def out_of_order(meeting: Meeting) -> list[str]:
    """Those who moved up, or were asked, before somebody whose turn it was. For a meeting without shares."""
    rows = {row.pk: row for row in Registration.objects.filter(meeting=meeting)}
    queue, found = Queue(meeting), []
    entries = entries_of(list(rows.values()))
    modes = first_modes(rows, entries)
    for entry in entries:
        row = rows[entry.subject_id]
        if entry.verb in {"moved_up", "asked"} and not entry.refs.get("at_the_door"):
            first = queue.first(modes[row.pk], modes)
            if first is not row:
                found.append(f"order: {row.pk} at {entry.pk} before {first}")
        if entry.verb == "mode_changed":
            modes[row.pk] = entry.refs["mode"]
        queue.follow(entry, row)
    return found


def first_modes(rows, entries) -> dict[int, str]:
    """The mode each began with: the other one than the first it changed to."""
    modes = {pk: row.mode for pk, row in rows.items()}
    for entry in reversed(entries):
        if entry.verb == "mode_changed":
            modes[entry.subject_id] = "online" if entry.refs["mode"] == "onsite" else "onsite"
    return modes


class Queue:
    def __init__(self, meeting: Meeting) -> None:
        self.meeting = meeting
        self.states: dict[Registration, str] = {}
        self.put_first: dict[Registration, int] = {}

    def follow(self, entry, row: Registration) -> None:
        if entry.verb == "put_first":
            self.put_first[row] = entry.pk
        elif entry.verb in CHANGES and CHANGES[entry.verb][0]:
            self.states[row] = CHANGES[entry.verb][0]

    def first(self, mode: str, modes) -> Registration | None:
        seated = {row.municipality_id for row, state in self.states.items() if state in HELD}

        def rank(row):
            late = self.meeting.unseated_first and (row.municipality_id is None or row.municipality_id in seated)
            return -self.put_first.get(row, 0), late, row.queued_at, row.pk

        waiting = [row for row, state in self.states.items() if state == State.WAITING and modes[row.pk] == mode]
        return min(waiting, key=rank, default=None)
