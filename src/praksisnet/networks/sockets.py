"""What moves along when a permanent place is handed over, who hears that a municipality takes part no more, and what
else a network's page shows: sockets that the rooms above plug into."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from praksisnet.kit.actor import Actor
from praksisnet.networks.models import Invitation, Network, Seat
from praksisnet.people.models import Person
from praksisnet.people.sockets import Panel


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
# A partial on the network's own page, for this reader; None shows nothing.
Corner = Callable[[Person, Network], Panel | None]
_parts: dict[str, HandOverPart] = {}
_corners: list[Corner] = []
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


def register_corner(corner: Corner) -> None:
    _corners.append(corner)


def corners_for(reader: Person, network: Network) -> list[Panel]:
    return [panel for corner in _corners if (panel := corner(reader, network))]
