from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from praksisnet.access.queries import readable, tokens_for
from praksisnet.access.words import key_of
from praksisnet.files import sockets, store
from praksisnet.files.models import StoredFile
from praksisnet.files.words import MIME_TYPES, Kind
from praksisnet.kit import clock
from praksisnet.kit.sending import Stored
from praksisnet.people.models import Person

RUNS = "role:facilitator:"


def files_for(person: Person) -> QuerySet[StoredFile]:
    """What the person may read now: shown to one of their tokens, not shut by what it belongs to, and no longer waiting
    for its moment.

    Whoever runs what it belongs to, and whoever uploaded it, need not wait. In one statement, asked on every read.
    """
    tokens = tokens_for(person)
    may = Q(pk__in=readable(StoredFile.objects.all(), tokens).values("pk"))
    for shut in sockets.shut():
        may &= ~shut(person)
    for scope in sockets.scopes():
        may |= scope(person)
    run = readable(StoredFile.objects.all(), [token for token in tokens if token.startswith(RUNS)])
    mine = Q(uploaded_by=person) if person.pk else Q(pk__in=())
    return StoredFile.objects.filter(shown_now() & may | mine | Q(pk__in=run.values("pk")))


def open_files() -> QuerySet[StoredFile]:
    """What anybody may read now, without an account: of something that is open to everybody."""
    may = Q(pk__in=())
    for scope in sockets.open_scopes():
        may |= scope()
    return StoredFile.objects.filter(shown_now(), may)


def shown_now() -> Q:
    """Those whose moment has come, for whom they are for."""
    return Q(visible_from__isnull=True) | Q(visible_from__lte=clock.now())


def as_stored(file: StoredFile) -> Stored:
    """What is sent of it to somebody who may read it."""
    return Stored(store, file.key, file.name, MIME_TYPES[Kind(file.kind)], file.digest, file.size)


def unused() -> QuerySet[StoredFile]:
    """Files that no row of any room points at."""
    files = StoredFile.objects.all()
    for relation in StoredFile._meta.related_objects:  # noqa: SLF001 -- Django's own way to ask
        rows, column = pointing(relation)
        files = files.exclude(Exists(rows.filter(**{column: OuterRef("pk")})))
    return files


def staged_for(person: Person) -> QuerySet[StoredFile]:
    """What the person has uploaded and nothing makes use of yet."""
    return unused().filter(uploaded_by=person, audience__key=key_of(frozenset({f"person:{person.pk}"})))


def pointing(relation: Any) -> tuple[QuerySet[Any], str]:
    """The rows of one relation with the column that names the file; of many to many, those of the table between."""
    if relation.many_to_many:
        return relation.through.objects.all(), relation.field.m2m_reverse_field_name()
    return relation.related_model.objects.all(), relation.field.name
