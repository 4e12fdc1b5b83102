"""What must not be anywhere: bytes, preview, the text taken out of it, and what points at it."""

from django.db import transaction

from praksisnet.files import sockets
from praksisnet.files import store as kept_bytes
from praksisnet.files.models import StoredFile
from praksisnet.files.queries import pointing
from praksisnet.journal.actions import record
from praksisnet.kit.actor import Actor


@transaction.atomic
def purge_file(file: StoredFile, *, by: Actor) -> bool:
    """Delete it for good, whatever points at it: False if it is gone already.

    Rooms hear of it first and take its words out of what they made of it (``sockets.register_letting_go``). What still
    points at it then is set free. The entry says neither its name nor what is written in it.
    """
    found = StoredFile.objects.select_for_update().filter(pk=file.pk).first()
    if found is None:
        return False
    for let_go in sockets.letting_go():
        let_go(found, by)
    for relation in StoredFile._meta.related_objects:  # noqa: SLF001 -- Django's own way to ask
        rows, column = pointing(relation)
        mine = rows.filter(**{column: found.pk})
        mine.delete() if relation.many_to_many else mine.update(**{column: None})
    record("file_purged", found, by=by, refs={"kind": found.kind})
    found.delete()
    transaction.on_commit(lambda: kept_bytes.remove(found.key))
    return True
