import pytest
from django.db import transaction

from praksisnet.journal.actions import OutsideTransaction, record
from praksisnet.journal.models import AppendOnly, Entry, Receipt
from praksisnet.journal.queries import entries_about
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor, ActorKind


@pytest.fixture
def subject(db) -> Receipt:
    return Receipt.objects.create(key="subject", at=clock.now())


def test_record_keeps_who_did_what_to_what(subject):
    record("moved", subject, by=Actor.system("test"), fields=["b", "a"], refs={"to": 7})

    entry = Entry.objects.get()
    assert str(entry).endswith(f"moved journal.receipt {subject.pk}")
    assert (entry.actor_kind, entry.actor_id, entry.actor_name) == ("system", None, "test")
    assert (entry.fields, entry.refs, entry.values_digest) == (["a", "b"], {"to": 7}, None)


def test_record_keeps_personal_values_apart_from_the_entry(subject):
    entry = record("renamed", subject, by=Actor.system("test"), values={"name": "Åse"})

    assert (entry.values_row.data, len(entry.values_digest)) == ({"name": "Åse"}, 64)


def test_record_keeps_a_guests_name_where_it_can_be_erased(subject):
    entry = record("answered", subject, by=Actor.guest("Åse"))

    assert (entry.actor_name, entry.values_row.data) == ("", {"actor_name": "Åse"})


def test_record_salts_equal_values_differently(subject):
    first = record("renamed", subject, by=Actor.system("test"), values={"name": "Åse"})
    second = record("renamed", subject, by=Actor.system("test"), values={"name": "Åse"})

    assert first.values_digest != second.values_digest


def test_record_writes_dates_as_text(subject):
    entry = record("moved", subject, by=Actor.system("test"), refs={"on": clock.at(clock.today()).date()})

    assert entry.refs == {"on": clock.today().isoformat()}


@pytest.mark.django_db(transaction=True)
def test_record_refuses_outside_a_transaction():
    subject = Receipt.objects.create(key="subject", at=clock.now())

    with pytest.raises(OutsideTransaction):
        record("moved", subject, by=Actor.system("test"))


def test_record_refuses_an_unsaved_subject(db):
    with pytest.raises(ValueError, match="not saved yet"):
        record("moved", Receipt(key="x", at=clock.now()), by=Actor.system("test"))


@pytest.mark.django_db(transaction=True)
def test_record_disappears_with_the_change_it_tells_about():
    subject = Receipt.objects.create(key="subject", at=clock.now())

    with transaction.atomic():
        record("moved", subject, by=Actor.system("test"))
        transaction.set_rollback(True)

    assert Entry.objects.count() == 0


def test_record_costs_one_statement_and_one_more_with_values(subject, statements):
    with statements.exactly(1):
        record("moved", subject, by=Actor.system("test"))

    with statements.exactly(2):
        record("moved", subject, by=Actor.system("test"), values={"name": "Åse"})


def test_entry_is_never_changed_or_deleted(subject):
    entry = record("moved", subject, by=Actor.system("test"))

    with pytest.raises(AppendOnly):
        entry.save()
    with pytest.raises(AppendOnly):
        entry.delete()


def test_entries_are_found_by_subject_newest_first(subject):
    first = record("moved", subject, by=Actor.system("test"))
    second = record("moved", subject, by=Actor(ActorKind.LINK, 9))
    third = record("moved", subject, by=Actor(ActorKind.PERSON, 9))

    assert list(entries_about(subject)) == [third, second, first]
