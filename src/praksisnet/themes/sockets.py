"""What rooms above plug into themes, from ``apps.ready()``."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from praksisnet.people import sockets as people
from praksisnet.people.models import Person
from praksisnet.themes.models import Theme


@dataclass(frozen=True, slots=True)
class Carried:
    """What one room keeps under a theme, for the theme's page: ``rows`` are (text, detail, address)."""

    heading: Any
    rows: list[tuple[Any, Any, str]]


# What this reader may see of what a room keeps under a theme.
Panel = Callable[[Person, Theme], Carried]
# Whether somebody keeps the themes; what is called when the words of some themes have changed.
Editor = Callable[[Person], bool]
Retold = Callable[[list[int]], object]
# "3 meetings": how many of a kind of thing, in words.
Counted = Callable[[int], str]
# A partial beside what stands under a theme, of a room above; None shows nothing.
Corner = Callable[[Person, Theme], people.Panel | None]

_panels: dict[str, Panel] = {}
_corners: list[Corner] = []
_editors: list[Editor] = []
_retold: list[Retold] = []
_counted: dict[str, Counted] = {}


def register_editor(is_editor: Editor) -> None:
    """Who keeps the themes besides administrators."""
    _editors.append(is_editor)


def is_editor(person: Person) -> bool:
    return person.is_administrator or any(one(person) for one in _editors)


def register_retold(retold: Retold) -> None:
    """``retold(ids)`` is called in the transaction in which what leads to these themes, or whether they are in use, has
    changed."""
    _retold.append(retold)


def retell(themes: Iterable[Theme]) -> None:
    ids = sorted(theme.pk for theme in themes)
    for retold in _retold:
        retold(ids)


def name_carried(relation: str, counted: Counted) -> None:
    """What stands under themes, by the name of its relation ("meetings.meeting.themes"), where it is counted."""
    _counted[relation] = counted


def carried_words(relation: str, number: int) -> str:
    counted = _counted.get(relation)
    return counted(number) if counted else f"{number} {relation}"


def register_panel(name: str, panel: Panel) -> None:
    _panels[name] = panel


def register_corner(corner: Corner) -> None:
    _corners.append(corner)


def corners_for(reader: Person, theme: Theme) -> list[people.Panel]:
    return [panel for corner in _corners if (panel := corner(reader, theme))]


def panels_for(reader: Person, theme: Theme) -> list[Carried]:
    """What the rooms keep under the theme and this reader may see, empty ones left out."""
    found = [panel(reader, theme) for _, panel in sorted(_panels.items())]
    return [carried for carried in found if carried.rows]
