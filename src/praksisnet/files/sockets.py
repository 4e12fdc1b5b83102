"""How a room lets people read files beyond their audience, such as guests at a single meeting."""

from collections.abc import Callable

from django.db.models import Q

from praksisnet.people.models import Person

# Asked inside the statement that finds the file: it may hold subqueries, and sends none of its own.
Scope = Callable[[Person], Q]

_scopes: dict[str, Scope] = {}


def register_scope(key: str, scope: Scope) -> None:
    """``scope(person)`` gives the files (as a condition on StoredFile) the person reads once they are shown."""
    _scopes[key] = scope


def scopes() -> list[Scope]:
    return list(_scopes.values())
