"""Planned letters about a meeting that have not left yet, when the meeting or what is said of it changes."""

from collections.abc import Sequence
from typing import Any

from praksisnet.kit.actor import Actor
from praksisnet.kit.quiet import is_quiet
from praksisnet.meetings import mails, sockets
from praksisnet.meetings.actions.moments import is_known
from praksisnet.meetings.models import ChangedMeeting, Meeting
from praksisnet.meetings.words import ChangeKind
from praksisnet.notices.actions import (
    drop_lines,
    drop_queued,
    dropped,
    lock_lines,
    lock_queued,
    rewrite,
    rewrite_lines,
    take_back,
)
from praksisnet.notices.letters import Draft
from praksisnet.notices.models import Letter, Notice
from praksisnet.people.models import Person


class QueuedLetters:
    """They leave with the new date, or not at all. What a room writes anew when it is due, is taken back instead."""

    def concerned(self, meetings: Sequence[Meeting]) -> dict[int, list[sockets.Concerned]]:
        return {meeting.pk: [] for meeting in meetings}

    def follow(self, row: ChangedMeeting, *, by: Actor) -> tuple[Any, Sequence[Draft]]:
        if is_quiet():
            return [], []
        queued, lines = _queued(row.meeting, by), _lines(row.meeting)
        if row.change.kind == ChangeKind.CANCEL:
            drop_lines(lines, by=by)
            return drop_queued(queued, by=by), []
        _say_what_holds(row.meeting, queued, lines, by)
        return [], []

    def put_back(self, row: ChangedMeeting, kept: Any, *, by: Actor) -> None:
        again = dropped(kept) if kept else []
        _say_what_holds(row.meeting, [*_queued(row.meeting, by), *again], _lines(row.meeting), by)


def letters_follow(meeting: Meeting, *, by: Actor) -> None:
    """After a change of title, programme, deadline or the facilitator's words: what waits says what holds now, in its
    hour. Who has read the old one gets no other letter: the meeting's page says it."""
    if is_known(meeting) and meeting.closed_at is None and not is_quiet():
        _say_what_holds(meeting, _queued(meeting, by), _lines(meeting), by)


def _queued(meeting: Meeting, by: Actor) -> list[Letter]:
    kinds = {kind.key: kind for kind in sockets.letter_kinds()}
    queued = lock_queued(meeting, kinds)
    take_back([one.pk for one in queued if kinds[one.purpose].is_preview], by=by)
    return [one for one in queued if one.to_person and not kinds[one.purpose].is_preview]


def _lines(meeting: Meeting) -> list[Notice]:
    return lock_lines(meeting, [kind.key for kind in sockets.letter_kinds() if not kind.is_preview])


def _say_what_holds(meeting: Meeting, letters: Sequence[Letter], lines: Sequence[Notice], by: Actor) -> None:
    """Both what waits as a letter and what waits as a line of the weekly one."""
    people = [(one.purpose, one.to_person) for one in letters] + [(one.purpose, one.person) for one in lines]
    drafts = _drafts(meeting, people)
    rewrite([(one, drafts[one.purpose, one.to_person_id]) for one in letters], by=by)
    rewrite_lines([(one, drafts[one.purpose, one.person_id]) for one in lines], by=by)


def _drafts(meeting: Meeting, readers: Sequence[tuple[str, Person | None]]) -> dict[tuple[str, int | None], Draft]:
    """A few statements for each kind of letter, however many people."""
    found: dict[tuple[str, int | None], Draft] = {}
    for purpose in {purpose for purpose, _person in readers}:
        people = [person for kind, person in readers if kind == purpose and person]
        for draft in mails.letters_of(purpose, meeting, people):
            found[purpose, draft.to_person_id] = draft
    return found
