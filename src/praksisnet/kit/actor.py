"""Who does something: every action names one."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class ActorKind(StrEnum):
    PERSON = "person"
    LINK = "link"  # somebody who holds a mailed link, without having signed in
    GUEST = "guest"  # somebody who is known only by the name they gave
    SYSTEM = "system"


class HasKey(Protocol):
    @property
    def pk(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Actor:
    """The one behind a change, as the journal keeps it.

    ``id`` is the person's primary key for persons and link holders, None for guests and the system;
    ``name`` is the name a guest gave, if any, and the job's or command's name for the system, else empty.
    """

    kind: ActorKind
    id: int | None = None
    name: str = ""

    @property
    def signed_in_id(self) -> int | None:
        """The person's key; None for a link's holder too, who may be anybody a mail was forwarded to."""
        return self.id if self.kind is ActorKind.PERSON else None

    @classmethod
    def person(cls, person: HasKey) -> "Actor":
        return cls(ActorKind.PERSON, person.pk)

    @classmethod
    def link(cls, holder: HasKey) -> "Actor":
        return cls(ActorKind.LINK, holder.pk)

    @classmethod
    def guest(cls, name: str = "") -> "Actor":
        return cls(ActorKind.GUEST, None, name)

    @classmethod
    def system(cls, name: str) -> "Actor":
        return cls(ActorKind.SYSTEM, None, name)
