"""Where upper rooms say which tokens a reader holds: ``network:7``, ``municipality:851``, ``role:facilitator:…``."""

from collections.abc import Callable, Iterable
from typing import Any

Provider = Callable[[Any], Iterable[str]]

providers: list[Provider] = []


def register_tokens(provider: Provider) -> None:
    """Plug in a function from a signed-in person to tokens; called from ``apps.ready()``."""
    if provider not in providers:
        providers.append(provider)
