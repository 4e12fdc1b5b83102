"""Who writes take-home pages and collections: those who write in the programme's library."""

from praksisnet.handouts.models import Collection
from praksisnet.knowledge.rules import writes, writes_in
from praksisnet.people.models import Person

__all__ = ["may_write", "may_write_in", "writes"]


def may_write_in(person: Person, programme_id: int) -> bool:
    return programme_id in writes_in(person)


def may_write(person: Person, collection: Collection) -> bool:
    return may_write_in(person, collection.programme_id)
