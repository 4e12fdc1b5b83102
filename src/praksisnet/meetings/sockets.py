"""What rooms above hear of meetings, and what they add to them; they plug in from ``apps.ready()``."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.db.models import QuerySet

from praksisnet.kit.actor import Actor
from praksisnet.kit.calendar import Entry
from praksisnet.meetings.models import ChangedMeeting, Meeting, Session
from praksisnet.notices.letters import Draft
from praksisnet.people.models import Person

# Runs in the transaction of the change: what it refuses undoes the change.
Handler = Callable[[Meeting, Actor], Any]
Lines = Callable[[Meeting], list[str]]
# The ids of the meetings somebody may see beside the own networks', as a subquery: no statement of its own.
GuestAt = Callable[[Person], QuerySet[Any]]
# The ids of those who took the meeting out of their calendar themselves.
Left = Callable[[Meeting], Iterable[int]]
# Where somebody stands with these meetings: kind, icon and words by the meeting's id.
Standing = Callable[[Person, Sequence[Meeting]], dict[int, tuple[str, str, str]]]

# Pages about all meetings of a network, for the list: address, words, the network's name.
Wholes = Callable[[Person, Sequence[Meeting]], list[tuple[str, str, str]]]

# The page where somebody answers without signing in, for the mails of this room.
AnswerLink = Callable[[Meeting, Person], str]


@dataclass(frozen=True, slots=True)
class Concerned:
    """Somebody who is told when the meeting is moved, cancelled or held online; ``standing``: registered, waits …"""

    person_id: int
    name: str
    detail: str
    standing: Any


class Follower(Protocol):
    """A room whose rows follow a change of meetings, and go back when it is undone. All run in its transaction."""

    def concerned(self, meetings: Sequence[Meeting]) -> dict[int, list[Concerned]]:
        """Whom the room writes to, by meeting; the meeting's own room then writes to none of them."""

    def follow(self, row: ChangedMeeting, *, by: Actor) -> tuple[Any, Sequence[Draft]]:
        """Change the rows of one meeting, which has its new fields already: what they were (kept as JSON), letters."""

    def put_back(self, row: ChangedMeeting, kept: Any, *, by: Actor) -> None:
        """The meeting has its old fields again; ``kept`` is what ``follow`` gave. What it refuses stops the undoing."""


@dataclass(frozen=True, slots=True)
class LetterKind:
    """A planned mail about a meeting in which the facilitator may say something; ``drafted`` makes one, unsent.

    ``is_preview``: what it makes is only like the letter; the room writes that when it is due, and again if it is gone.
    """

    key: str
    label: Any
    order: int
    drafted: Callable[[Meeting, Person], Draft]
    is_preview: bool = False


MOMENTS = ("closed", "published", "places", "online")
_handlers: dict[str, dict[str, Handler]] = {moment: {} for moment in MOMENTS}
_answer_links: dict[str, AnswerLink] = {}
_lines: dict[str, Lines] = {}
_closing_lines: dict[str, Lines] = {}
_guests: dict[str, GuestAt] = {}
_letters: dict[str, LetterKind] = {}
_left: dict[str, Left] = {}
_entries: dict[str, Callable[[Meeting, Person], Entry | None]] = {}
_workshops: dict[str, Callable[[Session, Actor], Any]] = {}
_standings: dict[str, Standing] = {}
_wholes: dict[str, Wholes] = {}
_followers: dict[str, Follower] = {}


def register_on_closed(key: str, handler: Handler) -> None:
    _handlers["closed"][key] = handler


def register_on_published(key: str, handler: Handler) -> None:
    _handlers["published"][key] = handler


def register_on_places(key: str, handler: Handler) -> None:
    """A pool of the meeting has got another capacity."""
    _handlers["places"][key] = handler


def register_on_online(key: str, handler: Handler) -> None:
    """The address of the online meeting is another one."""
    _handlers["online"][key] = handler


def register_answer_link(key: str, link: AnswerLink) -> None:
    """Where the reader of the invitation registers or says no."""
    _answer_links[key] = link


def answer_link(meeting: Meeting, person: Person) -> str:
    """Empty while no room takes answers."""
    return next((link(meeting, person) for link in _answer_links.values()), "")


def register_invitation_lines(key: str, provider: Lines) -> None:
    """Sentences that stand in the invitation: "This is what we have changed …"."""
    _lines[key] = provider


def register_closing_lines(key: str, provider: Lines) -> None:
    """Sentences that whoever closes a meeting reads then: which mail leaves, when, to how many."""
    _closing_lines[key] = provider


def register_guests(key: str, meetings_of: GuestAt) -> None:
    """Let those who take part in a single meeting see it: ``lambda person: Registration….values("meeting")``."""
    _guests[key] = meetings_of


def register_left(key: str, left: Left) -> None:
    """Name those who took the meeting out of their calendar themselves: a change must not put it back."""
    _left[key] = left


def left(meeting: Meeting) -> set[int]:
    return {person_id for named in _left.values() for person_id in named(meeting)}


def register_entry(key: str, entry_for: Callable[[Meeting, Person], Entry | None]) -> None:
    """The meeting as it stands in the calendar of somebody who comes; None for who does not."""
    _entries[key] = entry_for


def own_entry(meeting: Meeting, person: Person) -> Entry | None:
    return next((found for entry_for in _entries.values() if (found := entry_for(meeting, person))), None)


def register_on_workshop(key: str, handler: Callable[[Session, Actor], Any]) -> None:
    """A workshop has got another name or room."""
    _workshops[key] = handler


def call_workshop(session: Session, by: Actor) -> None:
    for handler in list(_workshops.values()):
        handler(session, by)


def call(moment: str, meeting: Meeting, by: Actor) -> None:
    for handler in list(_handlers[moment].values()):
        handler(meeting, by)


def invitation_lines(meeting: Meeting) -> list[str]:
    return [line for provider in _lines.values() for line in provider(meeting)]


def closing_lines(meeting: Meeting) -> list[str]:
    return [line for provider in _closing_lines.values() for line in provider(meeting)]


def guest_meetings(person: Person) -> list[QuerySet[Any]]:
    return [meetings_of(person) for meetings_of in _guests.values()]


def told_by_others(meeting: Meeting) -> set[int]:
    """Who gets another room's own letter about a move or a cancellation, so that this room writes none."""
    return {one.person_id for one in concerned([meeting]).get(meeting.pk, [])}


def register_follower(key: str, follower: Follower) -> None:
    """Let the rows of a room above follow when meetings are moved, cancelled or held online."""
    _followers[key] = follower


def followers() -> list[tuple[str, Follower]]:
    return list(_followers.items())


def concerned(meetings: Sequence[Meeting]) -> dict[int, list[Concerned]]:
    found: dict[int, list[Concerned]] = {}
    for follower in _followers.values():
        for meeting_id, people in follower.concerned(meetings).items():
            found.setdefault(meeting_id, []).extend(people)
    return found


def register_standing(key: str, provider: Standing) -> None:
    """Said in the list of meetings instead of the meeting's own state, to those who come to it."""
    _standings[key] = provider


def standings(person: Person, meetings: Sequence[Meeting]) -> dict[int, tuple[str, str, str]]:
    """What no room says something of is left out."""
    return {pk: said for provider in _standings.values() for pk, said in provider(person, meetings).items()}


def register_wholes(key: str, provider: Wholes) -> None:
    """Stand under the list of meetings, for who belongs to the networks whose meetings it shows."""
    _wholes[key] = provider


def wholes(person: Person, meetings: Sequence[Meeting]) -> list[tuple[str, str, str]]:
    return [one for provider in _wholes.values() for one in provider(person, meetings)]


def register_letter(
    key: str, label: Any, *, order: int, drafted: Callable[[Meeting, Person], Draft], is_preview: bool = False
) -> None:
    """Let the facilitator write in the planned mail ``key`` (its purpose), and see it before it leaves."""
    _letters[key] = LetterKind(key, label, order, drafted, is_preview)


def letter_kinds() -> list[LetterKind]:
    """In the order in which they leave."""
    return sorted(_letters.values(), key=lambda kind: kind.order)


def letter_kind(key: str) -> LetterKind | None:
    return _letters.get(key)
