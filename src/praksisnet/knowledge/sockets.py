"""What rooms above show on a resource's own page, and what they hear of it, plugged in from ``apps.ready()``."""

from collections.abc import Callable

from praksisnet.knowledge.models import Resource
from praksisnet.people.models import Person
from praksisnet.people.sockets import Panel

# A partial beside the resource, for this reader; None shows nothing.
Corner = Callable[[Person, Resource], Panel | None]

# Called in the change that gives a resource another title: others bear it in what they are found by.
Renamed = Callable[[Resource], None]

_corners: list[Corner] = []
_renamed: list[Renamed] = []


def register_corner(corner: Corner) -> None:
    _corners.append(corner)


def corners_for(reader: Person, resource: Resource) -> list[Panel]:
    return [panel for corner in _corners if (panel := corner(reader, resource))]


def register_renamed(heard: Renamed) -> None:
    _renamed.append(heard)


def tell_renamed(resource: Resource) -> None:
    for heard in _renamed:
        heard(resource)
