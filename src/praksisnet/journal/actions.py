import json
import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import connection, models, transaction

from praksisnet.journal import chain
from praksisnet.journal.models import Entry, PlainJSON, Seal, Values
from praksisnet.journal.queries import kind_of
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor, ActorKind
from praksisnet.kit.rows import insert

# A pass looks this many ids back for entries committed late; the nightly pass looks at all of them.
LOOKBACK = 50_000


class OutsideTransaction(RuntimeError):
    """An entry was recorded outside the transaction of the change it tells about."""


def record(
    verb: str,
    subject: models.Model,
    *,
    by: Actor,
    fields: Iterable[str] = (),
    refs: Mapping[str, Any] | None = None,
    values: Mapping[str, Any] | None = None,
) -> Entry:
    """Write down that ``by`` did ``verb`` (past tense) to ``subject``, in the transaction of the change itself.

    ``fields``: names of the fields that changed. ``refs``: ids and states, no personal text; it can never be erased.
    ``values``: personal values (old names, addresses), kept in a row that can be erased.
    Raises OutsideTransaction without a transaction, ValueError when the subject is not saved.
    """
    _refuse_outside(verb, subject)
    is_system = by.kind is ActorKind.SYSTEM
    kept = _plain({**({"actor_name": by.name} if by.name and not is_system else {}), **(values or {})})
    salt, now = secrets.token_hex(16), clock.now()
    entry = _entry(verb, subject, by, now, fields, refs)
    entry.values_digest = chain.values_digest(salt, kept) if kept else None
    insert(entry)
    if kept:
        Values.objects.create(entry=entry, at=now, salt=salt, data=kept)
    return entry


def record_all(
    verb: str,
    subjects: Iterable[models.Model],
    *,
    by: Actor,
    fields: Iterable[str] = (),
    refs: Mapping[str, Any] | None = None,
) -> int:
    """Write the same down about many, one entry each, in a few statements; raises as ``record``. Returns how many."""
    found = list(subjects)
    if by.kind not in {ActorKind.PERSON, ActorKind.SYSTEM, ActorKind.LINK}:
        raise ValueError("Who gave only a name does nothing to many at once.")
    for subject in found:
        _refuse_outside(verb, subject)
    now = clock.now()
    Entry.objects.bulk_create([_entry(verb, subject, by, now, fields, refs) for subject in found])
    return len(found)


def _refuse_outside(verb: str, subject: models.Model) -> None:
    if not connection.in_atomic_block:
        raise OutsideTransaction(f"Record “{verb}” inside the transaction of the change (@transaction.atomic).")
    if subject.pk is None:
        raise ValueError(f"The subject of “{verb}” is not saved yet, so the journal cannot point at it.")


def _entry(
    verb: str,
    subject: models.Model,
    by: Actor,
    now: datetime,
    fields: Iterable[str],
    refs: Mapping[str, Any] | None,
) -> Entry:
    return Entry(
        at=now,
        actor_kind=by.kind.value,
        actor_id=by.id,
        actor_name=by.name if by.kind is ActorKind.SYSTEM else "",
        verb=verb,
        subject_kind=kind_of(subject),
        subject_id=subject.pk,
        fields=sorted(fields),
        refs=_plain(refs or {}),
    )


@transaction.atomic
def erase_values(entries: models.QuerySet[Entry], subject: models.Model, *, by: Actor) -> int:
    """Erase the personal values of these entries for ever; the chain stays whole. Returns how many were erased.

    ``subject`` is the one for whose sake they are erased; that it happened is recorded about it, without values.
    """
    erased, _ = Values.objects.filter(entry__in=entries.order_by()).delete()
    record("erased_values", subject, by=by, refs={"erased": erased})
    return erased


def seal_entries(*, lookback: int | None = LOOKBACK, batch: int = 1000) -> int:
    """Chain the entries that have no seal yet; returns how many. One sealer at a time, in short transactions.

    Position is the order of sealing: an entry committed late under a smaller id is sealed when it is seen. None as
    ``lookback`` looks at every entry ever written.
    """
    sealed = 0
    # Asked before the transaction: with nothing to do, a sealer should not take SQLite's one write lock.
    while _unsealed(Seal.objects.order_by("-position").first(), lookback).exists():
        sealed += _seal_batch(lookback, batch)
    return sealed


def _unsealed(last: Seal | None, lookback: int | None) -> models.QuerySet[Entry]:
    entries = Entry.objects.filter(seal__isnull=True).order_by("id")
    return entries.filter(id__gt=last.entry_id - lookback) if last and lookback is not None else entries


@transaction.atomic
def _seal_batch(lookback: int | None, batch: int) -> int:
    if connection.vendor == "postgresql":
        # Other sealers wait here; writers of entries and readers do not. SQLite has one writer anyway.
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE journal_seal IN SHARE ROW EXCLUSIVE MODE")
    last = Seal.objects.order_by("-position").first()
    position, digest = (last.position, last.digest) if last else (0, chain.START)
    seals = []
    for entry in _unsealed(last, lookback)[:batch]:
        position += 1
        digest = chain.seal_digest(position, entry, digest)
        seals.append(Seal(position=position, entry=entry, digest=digest))
    Seal.objects.bulk_create(seals)
    return len(seals)


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """As the database will give it back: dates as text, tuples as lists."""
    plain: dict[str, Any] = json.loads(json.dumps(dict(values), cls=PlainJSON))
    return plain
