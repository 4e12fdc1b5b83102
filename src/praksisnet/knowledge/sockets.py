"""What rooms above show on a resource's own page, plugged in from ``apps.ready()``."""

from collections.abc import Callable

from praksisnet.knowledge.models import Resource
from praksisnet.people.models import Person
from praksisnet.people.sockets import Panel

# A partial beside the resource, for this reader; None shows nothing.
Corner = Callable[[Person, Resource], Panel | None]

_corners: list[Corner] = []


def register_corner(corner: Corner) -> None:
    _corners.append(corner)


def corners_for(reader: Person, resource: Resource) -> list[Panel]:
    return [panel for corner in _corners if (panel := corner(reader, resource))]
