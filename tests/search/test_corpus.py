"""The words that a process remembers: new ones are added, and what was undone is forgotten."""

from django.db import transaction

from praksisnet.search.queries import corpus


def test_word_written_since_is_found_without_all_words_being_read_anew(write, titles, statements):
    write("Aflastning")
    titles("aflastning")
    write("Samvær i weekenden")
    before = corpus.known_corpus().vocabulary

    assert (titles("samvaer"), titles("weekendn"), titles("samv")) == ((["Samvær i weekenden"],) * 3)
    assert corpus.known_corpus().vocabulary is before


def test_word_of_a_change_that_was_undone_is_forgotten(write, titles):
    write("Aflastning")
    try:
        with transaction.atomic():
            write("Samvær")
            assert titles("samvær") == ["Samvær"]
            raise KeyError
    except KeyError:
        write("Vederlag")

    assert (titles("vederlag"), titles("samvær")) == (["Vederlag"], [])


def test_word_that_stood_nowhere_for_a_while_is_found_as_soon_as_it_is_back(write, titles):
    write("Aflastning", "weekend")
    write("Aflastning", "hverdag")
    assert titles("weekend") == []

    write("Aflastning", "weekend")

    assert titles("weekend") == ["Aflastning"]
