"""What rooms tell about their readers."""

from collections.abc import Callable, Iterable
from typing import Any, Protocol


class Reader(Protocol):
    """A person, or nobody who has signed in."""

    @property
    def pk(self) -> Any: ...
    @property
    def is_authenticated(self) -> bool: ...
    @property
    def is_active(self) -> bool: ...


TokenProvider = Callable[[Any], Iterable[str]]
_providers: list[TokenProvider] = []


def register_tokens(provider: TokenProvider) -> None:
    """Let ``provider`` name the tokens a signed-in, active person holds ("network:7"): one statement at most."""
    if provider not in _providers:
        _providers.append(provider)


def providers() -> tuple[TokenProvider, ...]:
    return tuple(_providers)
