"""Who may do what, read from every room's permission rows."""

from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, get_resolver, get_urlconf
from django.utils.translation import gettext as _

from praksisnet.kit.permissions import EVERYONE, SIGNED_IN, Access, Row, Who, rows_by_room
from praksisnet.pages.words import ROOMS, WHO


@dataclass(frozen=True, slots=True)
class Right:
    """One line of the table: what it is, who sees it, who does it. An empty list: nobody, or not offered."""

    label: Any
    seen_by: list[str]
    done_by: list[str]


@dataclass(frozen=True, slots=True)
class RoomRights:
    key: str
    name: Any
    rights: list[Right]


def rights_table(who: Who | None = None) -> list[RoomRights]:
    """The rights of everybody, or only what ``who`` may see or do, room by room from the top of the house."""
    rooms = []
    for room, rows in rows_by_room().items():
        rights = [_right(row) for row in rows if _is_offered(row) and (who is None or _concerns(row, who))]
        if rights:
            rooms.append(RoomRights(room, ROOMS.get(room, room), rights))
    return rooms


def roles() -> list[tuple[Who, Any]]:
    """The roles of the table with their names, in its order."""
    return list(WHO.items())


def _right(row: Row) -> Right:
    return Right(row.label, _names(row.get), _names(row.post))


def _names(access: Access | None) -> list[str]:
    if access is None:
        return []
    if access.allowed >= EVERYONE:
        return [_("Everybody")]
    if access.allowed >= SIGNED_IN:
        return [_("Everybody who is logged on")]
    return [str(name) for who, name in WHO.items() if who in access.allowed]


def _concerns(row: Row, who: Who) -> bool:
    return any(access is not None and who in access.allowed for access in (row.get, row.post))


def _is_offered(row: Row) -> bool:
    """The demo's rows have no address outside the demo. A row that ends in a star stands for a family of them."""
    if row.url.endswith("*"):
        return True
    namespace, _colon, name = row.url.rpartition(":")
    resolver = get_resolver(get_urlconf())
    try:
        for part in filter(None, namespace.split(":")):
            resolver = resolver.namespace_dict[part][1]
        return bool(resolver.reverse_dict.getlist(name))
    except (KeyError, NoReverseMatch):
        return False
