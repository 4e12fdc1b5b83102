"""Files are kept once everything was asked of them, shown to others, and thrown away when nothing points at them."""

import logging
from datetime import datetime, timedelta

from django.db import transaction

from praksisnet.access.models import Audience
from praksisnet.files import store as kept_bytes
from praksisnet.files.inspection import Checked, check
from praksisnet.files.models import StoredFile
from praksisnet.files.queries import unused
from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.people.models import Person

logger = logging.getLogger(__name__)

# Long enough for every transaction that is to point at a file, and for every upload under way.
SPARED = timedelta(days=1)


def store(data: bytes, *, name: str, audience: Audience, visible_from: datetime | None = None, by: Actor) -> StoredFile:
    """Ask everything of the bytes and keep them: ``inspection.check`` and ``keep`` in one.

    Refuses what ``check`` refuses. Reading takes about half a second: call it outside a transaction.
    """
    return keep(check(data, name=name), audience=audience, visible_from=visible_from, by=by)


@transaction.atomic
def keep(checked: Checked, *, audience: Audience, visible_from: datetime | None = None, by: Actor) -> StoredFile:
    """Keep a checked file, readable to ``audience`` from the moment on (None: at once).

    The bytes lie there before the row does; if the transaction fails, the nightly sweep takes them.
    """
    key = kept_bytes.new_key()
    kept_bytes.write(key, checked.data)
    if checked.preview:
        kept_bytes.write(kept_bytes.preview_of(key), checked.preview)
    kept = StoredFile.objects.create(
        key=key,
        name=checked.name,
        kind=checked.kind,
        size=checked.size,
        pages=checked.pages,
        title=checked.title,
        digest=checked.digest,
        text=checked.text,
        pictures_unseen=checked.pictures_unseen,
        is_untagged=checked.is_untagged,
        has_preview=bool(checked.preview),
        audience=audience,
        visible_from=visible_from,
        uploaded_at=clock.now(),
        uploaded_by_id=by.id,
    )
    record("file_stored", kept, by=by, refs={"kind": kept.kind, "size": kept.size, "audience": audience.pk})
    return kept


@transaction.atomic
def show_to(file: StoredFile, *, audience: Audience, visible_from: datetime | None, by: Actor) -> StoredFile:
    """Readable to another audience, or from another moment. The same again changes nothing."""
    if (file.audience_id, file.visible_from) != (audience.pk, visible_from):
        refs = {"from": file.audience_id, "to": audience.pk, "visible_from": visible_from}
        file.audience, file.visible_from = audience, visible_from
        file.save(update_fields=["audience", "visible_from"])
        record("file_shown", file, by=by, fields=["audience", "visible_from"], refs=refs)
    return file


@transaction.atomic
def discard(file: StoredFile, *, by: Actor) -> bool:
    """Throw the file away, unless something still points at it (False). The bytes go once the row is surely gone."""
    found = unused().filter(pk=file.pk).first()
    if found is None:
        return False
    record("file_discarded", found, by=by, refs={"kind": found.kind})
    found.delete()
    transaction.on_commit(lambda: kept_bytes.remove(found.key))
    return True


def sweep(*, by: Actor) -> int:
    """Every night: files nothing points at, and bytes without a row. Returns how many were thrown away.

    A row whose bytes are missing is named in the log: only a backup can bring them back.
    """
    before = clock.now() - SPARED
    swept = sum(discard(file, by=by) for file in unused().filter(uploaded_at__lt=before))
    known = set(StoredFile._base_manager.values_list("key", flat=True))  # noqa: SLF001 -- the hidden ones too
    missing = set(known)
    for one in kept_bytes.lying():
        missing.discard(one.key)
        if one.written_at < before and one.key.removesuffix(kept_bytes.PREVIEW) not in known:
            one.remove()
            swept += 1
    for key in sorted(missing):
        logger.error("The bytes of a file are missing: %s. Bring them back from a backup.", key)
    return swept


@transaction.atomic
def erase_traces(person: Person, *, by: Actor) -> None:
    """The files stay with what they were made for; that it was this person who uploaded them goes."""
    erased = StoredFile.objects.filter(uploaded_by=person).update(uploaded_by=None)
    if erased:
        record("erased_file_traces", person, by=by, refs={"erased": erased})
