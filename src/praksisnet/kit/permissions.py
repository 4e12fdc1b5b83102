"""The permission matrix: one row for each URL, as data. The roles page prints it, a test asks every URL for its row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from importlib import import_module
from typing import Any

from django.apps import apps
from django.utils.module_loading import module_has_submodule


class Who(StrEnum):
    """The cast of the matrix. The last three are twins in another programme: to them this one does not exist."""

    ANONYMOUS = "anonymous"
    READER = "reader"
    PARTICIPANT = "participant"
    COORDINATOR = "coordinator"
    FACILITATOR = "facilitator"
    KNOWLEDGE_PARTNER = "knowledge_partner"
    AUTHORITY = "authority"
    SPEAKER = "speaker"
    ADMINISTRATOR = "administrator"
    OTHER_PARTICIPANT = "other_participant"
    OTHER_COORDINATOR = "other_coordinator"
    OTHER_FACILITATOR = "other_facilitator"


EVERYONE = frozenset(Who)
SIGNED_IN = EVERYONE - {Who.ANONYMOUS}


@dataclass(frozen=True, slots=True)
class Access:
    """Who is let in; ``forbidden`` may see the place but not do this (403); all others: sign-in page or 404."""

    allowed: frozenset[Who]
    forbidden: frozenset[Who] = frozenset()


def allow(*who: Who, forbidden: frozenset[Who] | set[Who] | tuple[Who, ...] = ()) -> Access:
    return Access(frozenset(who), frozenset(forbidden))


def only(*who: Who, known_to: Sequence[Who]) -> Access:
    """Those may; the others who know the place are told that they may not."""
    return allow(*who, forbidden=tuple(one for one in known_to if one not in who))


ANYBODY = Access(EVERYONE)
ANYBODY_SIGNED_IN = Access(SIGNED_IN)


@dataclass(frozen=True, slots=True)
class Row:
    """One URL name with who may GET and POST it; None: that method is not offered (405).

    ``label`` is a lazy translation that says what is done there. ``kwargs`` maps the URL's parameters to keys of the
    test world ("programme", "network" …), which supplies the value.
    """

    url: str
    label: Any
    get: Access | None = None
    post: Access | None = None
    kwargs: Mapping[str, str] = field(default_factory=dict)


def rows_by_room() -> dict[str, list[Row]]:
    """Every room's rows, rooms in the house's order from the top; a room is the name of an installed app of ours."""
    found: dict[str, list[Row]] = {}
    for app in apps.get_app_configs():
        if app.name.startswith("praksisnet."):
            for module in ("permissions", "matrix"):
                if module_has_submodule(app.module, module):
                    rows = getattr(import_module(f"{app.name}.{module}"), "PERMISSIONS", [])
                    found.setdefault(app.label, []).extend(rows)
    return {room: rows for room, rows in found.items() if rows}
