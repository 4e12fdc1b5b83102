"""What moves along when a permanent place is handed over, and who hears that a municipality takes part no more: sockets
that the rooms above plug into."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from praksisnet.kit.actor import Actor
from praksisnet.networks.models import Invitation, Seat
from praksisnet.people.models import Person


class HandOverPart(Protocol):
    """One kind of thing that follows a seat: future registrations, group places, open trials …

    ``move`` returns the ids of the rows it moved and runs in the hand-over's transaction; ``undo`` gets them back
    and leaves alone what has changed since. ``key`` is kept in the database: never rename it.
    """

    key: str
    label: Any

    def preview(self, seat: Seat, leaver: Person) -> Sequence[str]:
        """What would move, each as one line of text."""

    def move(self, seat: Seat, leaver: Person, successor: Person, *, by: Actor) -> list[int]: ...

    def undo(self, ids: Sequence[int], leaver: Person, successor: Person, *, by: Actor) -> None: ...


# Part of the change by which the municipality of the invitation left the network.
Left = Callable[[Invitation, Actor], None]
_parts: dict[str, HandOverPart] = {}
_left: dict[str, Left] = {}


def register_part(part: HandOverPart) -> None:
    _parts[part.key] = part


def hand_over_parts() -> list[HandOverPart]:
    return list(_parts.values())


def register_left(key: str, left: Left) -> None:
    _left[key] = left


def tell_left(invitation: Invitation, by: Actor) -> None:
    for left in _left.values():
        left(invitation, by)
