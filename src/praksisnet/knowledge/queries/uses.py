"""How much a resource was used in a half-year."""

from dataclasses import dataclass

from praksisnet.knowledge.models import Resource, Use


@dataclass(frozen=True, slots=True)
class Used:
    """``opened`` and ``downloaded`` in the half-year; ``tried_in`` municipalities by its end."""

    resource: Resource
    opened: int
    downloaded: int
    tried_in: int


def used_since(resource: Resource, before: Use | None) -> Used:
    return Used(
        resource,
        resource.opened - (before.opened if before else 0),
        resource.downloaded - (before.downloaded if before else 0),
        resource.tried_in,
    )
