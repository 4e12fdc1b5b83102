import pytest

from praksisnet.journal.actions import erase_values, record, seal_entries
from praksisnet.journal.models import Receipt, Values
from praksisnet.journal.queries import entries_about, faults
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor


@pytest.fixture
def subject(db) -> Receipt:
    return Receipt.objects.create(key="subject", at=clock.now())


def test_erase_values_takes_only_those_of_the_given_entries(subject):
    other = Receipt.objects.create(key="other", at=clock.now())
    record("renamed", subject, by=Actor.system("test"), values={"name": "Åse"})
    kept = record("renamed", other, by=Actor.system("test"), values={"name": "Bo"})

    erased = erase_values(entries_about(subject), subject, by=Actor.system("test"))

    assert erased == 1
    assert list(Values.objects.values_list("entry_id", flat=True)) == [kept.pk]


def test_erase_values_is_itself_recorded_without_values(subject):
    record("renamed", subject, by=Actor.system("test"), values={"name": "Åse"})

    erase_values(entries_about(subject), subject, by=Actor.system("test"))

    newest = entries_about(subject)[0]
    assert (newest.verb, newest.refs, newest.values_digest) == ("erased_values", {"erased": 1}, None)


def test_erase_values_leaves_the_chain_whole(subject):
    record("renamed", subject, by=Actor.system("test"), values={"name": "Åse"})
    seal_entries()

    erase_values(entries_about(subject), subject, by=Actor.system("test"))
    seal_entries()

    assert list(faults()) == []
