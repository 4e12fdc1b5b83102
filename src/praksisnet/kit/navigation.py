"""The main menu, a socket: rooms put entries in from ``apps.ready()``; the layout asks what this person sees."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Item:
    """One entry. ``label`` is a lazy translation; ``shown_to`` gets the request's user (perhaps anonymous)."""

    key: str
    label: Any
    url_name: str
    order: int
    shown_to: Callable[[Any], bool]


_items: dict[str, Item] = {}


def register(item: Item) -> None:
    _items[item.key] = item


# Entries from this order on step back under “More” when the menu would hold more than a line.
STEPS_BACK, ON_A_LINE = 50, 8


@dataclass(frozen=True, slots=True)
class Menu:
    """``first`` stands on the line, ``more`` behind it."""

    first: list[Item]
    more: list[Item]

    @property
    def items(self) -> list[Item]:
        return [*self.first, *self.more]

    @property
    def key(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The same for all who see the same entries in the same places."""
        return tuple(item.key for item in self.first), tuple(item.key for item in self.more)


def menu_for(user: Any) -> Menu:
    """The entries the user sees: all on the line, or the later ones behind “More” when they would not fit."""
    items = items_for(user)
    if len(items) <= ON_A_LINE:
        return Menu(items, [])
    return Menu(
        [item for item in items if item.order < STEPS_BACK], [item for item in items if item.order >= STEPS_BACK]
    )


def items_for(user: Any) -> list[Item]:
    return sorted((item for item in _items.values() if item.shown_to(user)), key=lambda item: item.order)
