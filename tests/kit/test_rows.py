"""A row that is inserted by a ready statement is the row that Django saves."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from praksisnet.journal.models import Entry, Values
from praksisnet.kit import clock
from praksisnet.kit.rows import insert
from praksisnet.notices.models import Letter

pytestmark = pytest.mark.django_db


def letter(**more):
    given = {"to_address": "mette@koege.example", "purpose": "test", "urgency": "receipt", "subject_id": 1}
    given |= {"queued_at": clock.now(), "due_at": clock.now(), "calendar": b"BEGIN", "text": "Kære Mette % %s"}
    return Letter(**{**given, "message_id": str(more.get("version")), **more})


def test_row_is_what_django_saves():
    saved, inserted = letter(version=1), letter(version=2)
    saved.save()

    insert(inserted)

    kept = {"id": 0, "version": 0, "message_id": "", "queued_at": 0, "due_at": 0}
    first, second = ({**row, **kept} for row in Letter.objects.order_by("pk").values())
    assert (first, inserted.pk) == (second, saved.pk + 1)


def test_statement_is_the_one_django_writes():
    with CaptureQueriesContext(connection) as plain:
        Entry(at=clock.now(), verb="saved", subject_id=1, fields=["a"], refs={"ø": [1]}).save()
    with CaptureQueriesContext(connection) as ready:
        insert(Entry(at=clock.now(), verb="saved", subject_id=1, fields=["a"], refs={"ø": [1]}))

    written = [query["sql"].partition(" VALUES ")[0] for query in (*plain, *ready)]
    assert (written[0], Entry.objects.filter(refs={"ø": [1]}).count()) == (written[1], 2)


def test_inserted_row_can_be_changed_and_pointed_at():
    entry = Entry(at=clock.now(), verb="saved", subject_id=1)
    insert(entry)
    values = Values(entry=entry, at=clock.now(), salt="", data={"name": "Æ"})
    insert(values)

    values.salt = "s"
    values.save()

    assert list(Values.objects.values_list("entry", "salt", "data")) == [(entry.pk, "s", {"name": "Æ"})]


def test_what_points_at_an_unsaved_row_is_refused():
    with pytest.raises(ValueError, match="unsaved related object"):
        insert(Values(entry=Entry(at=clock.now()), at=clock.now(), salt="", data={}))


def test_what_the_database_refuses_is_undone_to_the_savepoint():
    insert(letter(version=1))

    with pytest.raises(IntegrityError), transaction.atomic():
        insert(letter(version=1))

    assert Letter.objects.count() == 1
