from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_

from django.db import connection, models
from django.db.models.functions import Cast

from praksisnet.journal import chain
from praksisnet.journal.models import Entry, Seal, Values
from praksisnet.kit.actor import ActorKind


def kind_of(subject: models.Model) -> str:
    """The name under which the journal keeps a kind of thing: "networks.network"."""
    return subject._meta.label_lower  # noqa: SLF001 -- Django's documented way to a model's label


def entries_about(subject: models.Model) -> models.QuerySet[Entry]:
    """What happened to this, newest first."""
    return Entry.objects.filter(subject_kind=kind_of(subject), subject_id=subject.pk).order_by("-id")


def latest_about(subjects: Mapping[type[models.Model], Collection[int]]) -> dict[tuple[str, int], datetime]:
    """When something last happened to each of these, by kind and id: one statement, and none where there are none."""
    wanted = [
        models.Q(subject_kind=model._meta.label_lower, subject_id__in=ids)  # noqa: SLF001 -- as in kind_of
        for model, ids in subjects.items()
        if ids
    ]
    if not wanted:
        return {}
    found = Entry.objects.filter(reduce(or_, wanted)).order_by().values_list("subject_kind", "subject_id")
    return {(kind, subject_id): at for kind, subject_id, at in found.annotate(models.Max("at"))}


def entries_by_guests(names: Iterable[str]) -> models.QuerySet[Entry]:
    """What somebody did who gave one of these names and was not signed in."""
    return Entry.objects.filter(actor_kind=ActorKind.GUEST.value, values_row__data__actor_name__in=list(names))


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at one position of the chain."""

    position: int
    reason: str


def faults(*, batch: int = 1000) -> Iterator[Fault]:
    """Walk the chain and tell where it does not hold.

    Found: any changed field of an entry or seal, values that do not fit their digest, two entries exchanged, an entry
    or seal taken out of the middle or put in. Not found from within: the newest seals cut off together with their
    entries, and a chain computed anew by somebody who may write to the database. Both are found by comparing with a
    head kept elsewhere: the worker logs it every night (see ``head``).
    """
    expected, before = 1, chain.START
    while positions := list(
        Seal.objects.filter(position__gte=expected).order_by("position").values_list("position", "digest")[:batch]
    ):
        entries = _entries(positions[0][0], positions[-1][0])
        for position, digest in positions:
            if position != expected:
                yield Fault(expected, f"missing: the next seal is number {position}")
                before = ""  # what stood before is gone; this link cannot be judged
            if before and (reason := _fault(position, digest, before, entries)):
                yield Fault(position, reason)
            expected, before = position + 1, digest


def head() -> tuple[int, str]:
    """Position and digest of the newest seal: kept elsewhere, it shows later whether the end was cut off."""
    last = Seal.objects.order_by("-position").values_list("position", "digest").first()
    return last or (0, chain.START)


def head_holds(position: int, digest: str) -> bool:
    """Whether the chain still contains a head that was noted down earlier."""
    return position == 0 or Seal.objects.filter(position=position, digest=digest).exists()


def unsealed_count() -> int:
    return Entry.objects.filter(seal__isnull=True).count()


def _entries(first: int, last: int) -> dict[int, Entry]:
    """Sealed entries by position. One that can no longer be read is left out, the others are still judged."""
    entries = Entry.objects.select_related("values_row").annotate(
        position=models.F("seal__position"),
        at_as_stored=Cast("at", models.TextField()),
        values_at_as_stored=Cast("values_row__at", models.TextField()),
    )
    try:
        return {entry.position: entry for entry in entries.filter(position__range=(first, last))}
    except ValueError:
        if first == last:
            return {}
        middle = (first + last) // 2
        return _entries(first, middle) | _entries(middle + 1, last)


def _fault(position: int, digest: str, before: str, entries: dict[int, Entry]) -> str:
    entry = entries.get(position)
    if entry is None or entry.at is None:
        return "its entry is gone or can no longer be read"
    if _is_respelt(entry, "at_as_stored") or chain.seal_digest(position, entry, before) != digest:
        return f"entry {entry.pk} is not what was sealed"
    if _are_values_changed(entry):
        return f"the values of entry {entry.pk} are not those recorded"
    return ""


def _are_values_changed(entry: Entry) -> bool:
    values: Values | None = getattr(entry, "values_row", None)
    if values is None:  # none were recorded, or they were erased
        return False
    if values.at != entry.at or _is_respelt(entry, "values_at_as_stored"):
        return True
    return chain.values_digest(values.salt, values.data) != entry.values_digest


def _is_respelt(entry: Entry, stored: str) -> bool:
    """SQLite keeps times as text and reads several spellings of one time alike: only ours was written."""
    return connection.vendor == "sqlite" and getattr(entry, stored) != connection.ops.adapt_datetimefield_value(
        entry.at
    )


def entries_saying(phrases: Iterable[str]) -> models.QuerySet[Entry]:
    """Those whose personal values hold one of the phrases, as they are written."""
    kept = Values.objects.annotate(written=Cast("data", models.TextField()))
    found = [models.Q(written__contains=phrase) for phrase in phrases]
    return Entry.objects.filter(values_row__in=kept.filter(reduce(or_, found))) if found else Entry.objects.none()
