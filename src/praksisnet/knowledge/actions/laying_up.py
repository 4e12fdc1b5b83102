"""Files that were uploaded together become drafts, one each."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from praksisnet.files.models import StoredFile
from praksisnet.files.queries import staged_for
from praksisnet.journal.actions import record
from praksisnet.kit.actor import Actor
from praksisnet.knowledge.actions.writing import create_resource, kept_right
from praksisnet.knowledge.models import Resource
from praksisnet.knowledge.queries.proposals import summary_of
from praksisnet.networks.models import Programme
from praksisnet.people.models import Person
from praksisnet.themes.models import Theme


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file, and what it is called in the library."""

    file: StoredFile
    title: str
    kind: str
    theme: Theme | None = None


@transaction.atomic
def import_files(wanted: Sequence[Wanted], *, programme: Programme, owner: Person, by: Actor) -> list[Resource]:
    """A draft for each file that still waits for its form; ``owner``, who uploaded them, keeps right what needs
    somebody to.

    All of it or nothing. A repeat makes nothing: the files wait no more. Refuses what ``create_resource`` refuses.
    """
    numbers = [one.file.pk for one in wanted]
    locked = StoredFile.objects.select_for_update().filter(pk__in=numbers).order_by("pk")
    waiting = set(staged_for(owner).filter(pk__in=[file.pk for file in locked.only("pk")]).values_list("pk", flat=True))
    return [_draft(one, programme, owner, by) for one in wanted if one.file.pk in waiting]


def _draft(one: Wanted, programme: Programme, owner: Person, by: Actor) -> Resource:
    made = create_resource(
        programme,
        kind=one.kind,
        title=one.title,
        summary=summary_of(one.file),
        themes=[one.theme] if one.theme else (),
        upload=[one.file],
        **kept_right(one.kind, owner),
        by=by,
    )
    record("resource_imported", made, by=by, refs={"file": one.file.pk})
    return made
