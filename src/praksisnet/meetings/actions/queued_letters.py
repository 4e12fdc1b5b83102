"""Planned letters about a meeting that have not left yet, when the meeting is moved or cancelled."""

from collections.abc import Sequence
from typing import Any

from praksisnet.kit.actor import Actor
from praksisnet.kit.quiet import is_quiet
from praksisnet.meetings import mails, sockets
from praksisnet.meetings.models import ChangedMeeting, Meeting
from praksisnet.meetings.words import ChangeKind
from praksisnet.notices.actions import drop_queued, dropped, lock_queued, rewrite, take_back
from praksisnet.notices.letters import Draft
from praksisnet.notices.models import Letter


class QueuedLetters:
    """They leave with the new date, or not at all. What a room writes anew when it is due, is taken back instead."""

    def concerned(self, meetings: Sequence[Meeting]) -> dict[int, list[sockets.Concerned]]:
        return {meeting.pk: [] for meeting in meetings}

    def follow(self, row: ChangedMeeting, *, by: Actor) -> tuple[Any, Sequence[Draft]]:
        if is_quiet():
            return [], []
        queued = _queued(row.meeting, by)
        if row.change.kind == ChangeKind.CANCEL:
            return drop_queued(queued, by=by), []
        _say_what_holds(row.meeting, queued, by)
        return [], []

    def put_back(self, row: ChangedMeeting, kept: Any, *, by: Actor) -> None:
        again = dropped(kept) if kept else []
        _say_what_holds(row.meeting, [*_queued(row.meeting, by), *again], by)


def _queued(meeting: Meeting, by: Actor) -> list[Letter]:
    kinds = {kind.key: kind for kind in sockets.letter_kinds()}
    queued = lock_queued(meeting, kinds)
    take_back([one.pk for one in queued if kinds[one.purpose].is_preview], by=by)
    return [one for one in queued if one.to_person and not kinds[one.purpose].is_preview]


def _say_what_holds(meeting: Meeting, letters: Sequence[Letter], by: Actor) -> None:
    """A few statements for each kind of letter, however many people."""
    by_kind: dict[str, dict[int, Letter]] = {}
    for letter in letters:
        by_kind.setdefault(letter.purpose, {})[letter.to_person_id or 0] = letter
    for purpose, found in by_kind.items():
        people = [letter.to_person for letter in found.values() if letter.to_person]
        drafts = mails.letters_of(purpose, meeting, people)
        rewrite([(found[draft.to_person_id or 0], draft) for draft in drafts], by=by)
