"""What rooms plug into the worker."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

# Does a bounded piece of work and says whether there may be more at once.
Pump = Callable[[], bool]

_pumps: dict[str, Pump] = {}


def register_pump(name: str, pump: Pump) -> None:
    """Let the worker call ``pump`` in every round, for a room that keeps its own queue (the outbox)."""
    _pumps[name] = pump


def pumps() -> Mapping[str, Pump]:
    return MappingProxyType(_pumps)
