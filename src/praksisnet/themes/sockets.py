"""What rooms above plug into themes, from ``apps.ready()``."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from praksisnet.people.models import Person
from praksisnet.themes.models import Theme


@dataclass(frozen=True, slots=True)
class Carried:
    """What one room keeps under a theme, for the theme's page: ``rows`` are (text, detail, address)."""

    heading: Any
    rows: list[tuple[Any, Any, str]]


# What this reader may see of what a room keeps under a theme.
Panel = Callable[[Person, Theme], Carried]

_panels: dict[str, Panel] = {}


def register_panel(name: str, panel: Panel) -> None:
    _panels[name] = panel


def panels_for(reader: Person, theme: Theme) -> list[Carried]:
    """What the rooms keep under the theme and this reader may see, empty ones left out."""
    found = [panel(reader, theme) for _, panel in sorted(_panels.items())]
    return [carried for carried in found if carried.rows]
