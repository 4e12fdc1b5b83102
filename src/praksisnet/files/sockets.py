"""How a room lets people read files beyond their audience, and hears that a file must be nowhere any more."""

from collections.abc import Callable

from django.db.models import Q

from praksisnet.files.models import StoredFile
from praksisnet.kit.actor import Actor
from praksisnet.people.models import Person

# Asked inside the statement that finds the file: it may hold subqueries, and sends none of its own.
Scope = Callable[[Person], Q]
# Part of the transaction that deletes the file: the room no longer points at it, and is found by none of its words.
LetGo = Callable[[StoredFile, Actor], None]

_scopes: dict[str, Scope] = {}
_shut: dict[str, Scope] = {}
_open_scopes: dict[str, Callable[[], Q]] = {}
_letting_go: dict[str, LetGo] = {}


def register_scope(key: str, scope: Scope) -> None:
    """``scope(person)`` gives the files (as a condition on StoredFile) the person reads once they are shown."""
    _scopes[key] = scope


def scopes() -> list[Scope]:
    return list(_scopes.values())


def register_shut(key: str, shut: Scope) -> None:
    """``shut(person)`` gives the files that this person does not read for now though their audience does."""
    _shut[key] = shut


def shut() -> list[Scope]:
    return list(_shut.values())


def register_open_scope(key: str, scope: Callable[[], Q]) -> None:
    """``scope()`` gives the files that anybody reads, without an account, as long as it gives them."""
    _open_scopes[key] = scope


def open_scopes() -> list[Callable[[], Q]]:
    return list(_open_scopes.values())


def register_letting_go(key: str, let_go: LetGo) -> None:
    """``let_go(file, by)`` is called in the transaction that purges a file, whoever’s it is, before it is gone."""
    _letting_go[key] = let_go


def letting_go() -> list[LetGo]:
    return list(_letting_go.values())
