"""How a todo knows by itself that it is done: the room that owns the subject says so."""

from collections.abc import Callable

IsMet = Callable[[int], bool]
_conditions: dict[str, IsMet] = {}


def register_condition(name: str, is_met: IsMet) -> None:
    """``is_met(subject_id)`` is asked by ``settle`` and once a night; ``name`` is kept in the database."""
    _conditions[name] = is_met


def is_met(name: str, subject_id: int) -> bool | None:
    """None: no room knows this condition (any more)."""
    condition = _conditions.get(name)
    return None if condition is None else condition(subject_id)
