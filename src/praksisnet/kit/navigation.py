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


def items_for(user: Any) -> list[Item]:
    return sorted((item for item in _items.values() if item.shown_to(user)), key=lambda item: item.order)
