import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from praksisnet.journal.actions import record, seal_entries
from praksisnet.journal.models import Entry, Receipt, Seal, Values
from praksisnet.journal.queries import Fault, faults, head
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor

CHANGES = {
    "at": clock.at(clock.today()),
    "actor_kind": "person",
    "actor_id": 9,
    "actor_name": "someone",
    "verb": "stayed",
    "subject_kind": "journal.receipts",
    "subject_id": 99,
    "fields": ["b"],
    "refs": {"to": 8},
    "values_digest": "0" * 64,
}


@pytest.fixture
def entries(db) -> list[Entry]:
    subject = Receipt.objects.create(key="subject", at=clock.now())
    made = [
        record(f"moved {n}", subject, by=Actor.system("test"), fields=["a"], refs={"to": 7}, values={"name": "Åse"})
        for n in range(5)
    ]
    seal_entries()
    return made


def positions() -> list[int]:
    return [fault.position for fault in faults()]


def test_seal_chains_every_entry_once(entries):
    sealed_again = seal_entries()

    assert sealed_again == 0
    assert list(Seal.objects.order_by("position").values_list("position", "entry_id")) == [
        (n, entry.pk) for n, entry in enumerate(entries, start=1)
    ]


def test_seal_works_in_batches(db):
    subject = Receipt.objects.create(key="subject", at=clock.now())
    for _ in range(7):
        record("moved", subject, by=Actor.system("test"))

    assert seal_entries(batch=3) == 7
    assert list(faults(batch=2)) == []


def test_seal_takes_an_entry_that_was_committed_late_under_a_smaller_id(entries):
    late = Entry.objects.get(pk=entries[0].pk)
    late.pk, late._state.adding = entries[0].pk - 1, True
    late.save(force_insert=True)

    assert seal_entries() == 1
    assert late.seal.position == 6


def test_seal_looks_further_back_when_asked(entries):
    Seal.objects.filter(position=1).delete()

    assert seal_entries(lookback=2) == 0
    assert seal_entries(lookback=None) == 1


@pytest.mark.parametrize("field", CHANGES)
def test_verify_finds_a_changed_field(entries, field):
    Entry.objects.filter(pk=entries[2].pk).update(**{field: CHANGES[field]})

    assert positions() == [3]


def test_verify_finds_changed_values(entries):
    Values.objects.filter(entry=entries[1]).update(data={"name": "Ase"})

    assert list(faults()) == [Fault(2, f"the values of entry {entries[1].pk} are not those recorded")]


def test_verify_finds_a_changed_seal(entries):
    Seal.objects.filter(position=2).update(digest="0" * 64)

    assert positions() == [2, 3]


def test_verify_finds_two_entries_exchanged(entries):
    first, second = Seal.objects.get(position=2), Seal.objects.get(position=3)
    first.delete()
    Seal.objects.filter(pk=second.pk).update(entry=entries[1])
    Seal.objects.create(position=2, entry=entries[2], digest=first.digest)

    assert positions() == [2, 3]


def test_verify_finds_an_entry_taken_out_of_the_middle(entries):
    Seal.objects.filter(position=3).delete()

    assert list(faults()) == [Fault(3, "missing: the next seal is number 4")]


def test_verify_finds_an_entry_taken_out_with_the_rest_moved_up(entries):
    Seal.objects.filter(position=3).delete()
    Seal.objects.filter(position=4).update(position=3)
    Seal.objects.filter(position=5).update(position=4)

    assert positions() == [3, 4]


def test_verify_survives_an_entry_that_can_no_longer_be_read(entries):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL refuses to store broken JSON.")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE journal_entry SET at = 'x' WHERE id = %s", [entries[1].pk])
        cursor.execute("PRAGMA ignore_check_constraints = ON")
        cursor.execute("UPDATE journal_entry SET refs = '{' WHERE id = %s", [entries[3].pk])
        cursor.execute("PRAGMA ignore_check_constraints = OFF")

    assert positions() == [2, 4]


def test_command_prints_the_head_of_a_whole_chain(entries, capsys):
    call_command("journal_verify")

    position, digest = head()
    assert capsys.readouterr().out.splitlines() == [
        "The chain holds. Entries waiting for a seal: 0.",
        f"Head (keep it elsewhere): {position}:{digest}",
    ]


def test_command_names_the_position_that_does_not_hold(entries, capsys):
    Entry.objects.filter(pk=entries[2].pk).update(verb="Moved 2")

    with pytest.raises(CommandError, match="does not hold from position 3"):
        call_command("journal_verify")

    assert capsys.readouterr().err == f"position 3: entry {entries[2].pk} is not what was sealed\n"


def test_command_finds_the_end_cut_off_by_a_head_noted_earlier(entries):
    position, digest = head()
    Seal.objects.filter(position=5).delete()

    with pytest.raises(CommandError, match="cut off"):
        call_command("journal_verify", head=f"{position}:{digest}")


def test_command_asks_for_a_head_it_can_read(entries):
    with pytest.raises(CommandError, match="colon"):
        call_command("journal_verify", head="abc")
