import pytest
from django.db import connection, transaction

from praksisnet.search import actions
from praksisnet.search.actions import remove
from praksisnet.search.models import Posting, SearchEntry, Term


def test_put_again_changes_nothing(write, statements):
    write("Aflastning", "en weekend om måneden")

    with statements.exactly(1 + 1):  # the audience and the entry
        write("Aflastning", "en weekend om måneden")

    assert SearchEntry.objects.count() == 1


def test_changed_text_is_found_by_its_new_words_only(write, titles):
    write("Aflastning", "en weekend om måneden")

    write("Aflastning", "en sommerferie")

    assert (titles("weekend"), titles("sommer")) == ([], ["Aflastning"])


def test_terms_count_the_entries_they_stand_in(write):
    write("Aflastning", "weekend")
    write("Samvær", "weekend")
    write("Samvær", "hverdag")

    assert Term.objects.get(text="weekend").entries == 1


def test_removed_document_is_gone_from_the_index(write, titles):
    write("Aflastning")

    remove("text", "Aflastning")
    remove("text", "Aflastning")

    assert (titles("aflastning"), Posting.objects.count(), SearchEntry.objects.count()) == ([], 0, 0)


def test_entry_is_the_rooms_own_by_kind_and_key(write):
    write("Aflastning", kind="resource", key="7")
    write("Aflastning", kind="meeting", key="7")

    assert SearchEntry.objects.count() == 2


def test_put_is_part_of_the_rooms_own_change(write, titles):
    write("Samvær")
    with transaction.atomic():
        write("Aflastning", "en weekend")
        transaction.set_rollback(True)

    assert (titles("weekend"), SearchEntry.objects.count()) == ([], 1)


def test_put_that_breaks_off_has_written_nothing(write, monkeypatch):
    """Alone it is a transaction of its own: an entry without its words would count as up to date."""
    monkeypatch.setattr(actions, "surfaces", lambda *_: {}["broken off"])

    with pytest.raises(KeyError):
        write("Aflastning", "en weekend")

    assert SearchEntry.objects.count() == 0


def test_text_of_more_words_than_fit_in_one_statement_is_written_whole_and_shortened(write):
    write("Aflastning", " ".join(f"ord{number}" for number in range(1_100)))
    assert (Posting.objects.count(), {*Term.objects.values_list("entries", flat=True)}) == (1_101, {1})

    write("Aflastning", "ord7 ord8 ord9")

    assert Posting.objects.count() == sum(Term.objects.values_list("entries", flat=True)) == 4


def test_sentence_more_costs_the_same_few_statements_in_a_long_text(write, statements):
    text = " ".join(f"ord{number}" for number in range(300))
    write("Aflastning", text)

    # The audience; entry, terms made, and once more. SQLite: entry, rules; terms compared, made, compared; and three.
    with statements.at_most(4 if connection.vendor == "postgresql" else 9):
        write("Aflastning", f"{text} Aftalen gælder fra nytår.")


def test_texts_counted_together_are_counted_as_one_by_one(write):
    def written() -> dict[str, int]:
        write("Aflastning", "weekend og hverdag")
        write("Samvær", "weekend")
        write("Ferie", "weekend")
        write("Samvær", "hverdag")
        remove("text", "Ferie")
        return dict(Term.objects.values_list("text", "entries"))

    apart = written()
    for title in ("Aflastning", "Samvær"):
        remove("text", title)
    with actions.counted_together():
        meanwhile = written()

    assert dict(Term.objects.values_list("text", "entries")) == apart
    assert set(meanwhile.values()) == {0}
