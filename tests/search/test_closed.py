"""A word that stands only where the reader may not read: it finds nothing, corrects nothing, completes nothing."""

import pytest
from django.contrib.auth.models import AnonymousUser

from praksisnet.search.queries import completions, ranking

SECRET = "Zebrafink"


@pytest.fixture
def closed(write):
    write("Aflastning", "Om weekender.")
    write("Sagen fra gruppen", f"{SECRET} og aflastning.", tokens=("group:4",))


@pytest.mark.parametrize(
    "query", ["zebrafink", "zebrafinken", "zebrafnk", "zebra", "zebrafinkaflas", "zebrafnkaflastning"]
)
def test_word_of_a_closed_group_leads_nowhere(closed, titles, correction, query):
    found = [title for title in titles(query) if title != "Aflastning"]

    assert (found, correction(query)) == ([], "")


def test_whoever_is_in_the_group_finds_it(closed, titles, correction):
    assert (titles("zebrafink", "group:4"), correction("zebrafnk", "group:4")) == (["Sagen fra gruppen"], "zebrafink")


def test_word_of_a_closed_group_is_treated_as_one_nobody_has_written(write, correction):
    """Else its absence would tell: a word that exists is not corrected."""
    write("Aflastning")
    write("Aflasning", tokens=("group:4",))

    assert correction("aflasning") == "aflastning"


@pytest.mark.parametrize("hidden", ["Aflastnin", "Aflasting", "Aflastingsaftale"])
def test_word_of_a_closed_group_keeps_no_part_of_a_compound_from_being_mended(write, correction, titles, hidden):
    write("Aftale om aflastning")
    write(hidden, tokens=("group:4",))

    found = (titles("aflastingsaftale"), correction("aflastingsaftale"))

    assert found == (["Aftale om aflastning"], "aflastningsaftale")


@pytest.fixture
def first_written_elsewhere(write):
    """A name that a closed group wrote first, and otherwise than those who are read."""
    write("Sagen fra gruppen", "Kvistgaardens aftale.", tokens=("group:4",))
    write("Oplæg ved Kvistgaarden", "Om weekender.")


def test_word_is_offered_as_the_reader_may_read_it(first_written_elsewhere, correction):
    assert (correction("kvistgarden"), correction("kvistgarden", "group:4")) == ("kvistgaarden", "kvistgaardens")


def test_word_goes_on_as_the_reader_may_read_it(first_written_elsewhere):
    assert completions(AnonymousUser(), "kvistg") == ["kvistgaarden"]


def test_word_of_what_is_searched_but_not_shown_is_offered_only_where_everybody_knows_it(write, correction):
    write("Sagen fra gruppen", "Zybrowskys aflastninger.", tokens=("group:4",))
    write("Oplæg", found_by="Zybrowsky om aflastning")

    assert (correction("zybrovsky"), correction("aflasninger")) == ("", "aflastninger")


def test_closed_texts_teach_the_search_no_relations(write, titles):
    write("Honorar", "vederlag", tokens=("group:4",))
    write("Honorar i januar")
    write("Vederlag")
    for number in range(6):
        write(f"Andet {number}")

    assert titles("honorar") == ["Honorar i januar"]


def test_control_without_the_filter_the_word_shows(closed, titles, correction, monkeypatch):
    monkeypatch.setattr(ranking, "readable", lambda queryset, _tokens: queryset)

    assert (titles("zebrafink"), correction("zebrafnk")) == (["Sagen fra gruppen"], "zebrafink")


def test_control_without_the_filter_the_first_way_to_write_it_shows(first_written_elsewhere, correction, monkeypatch):
    monkeypatch.setattr(ranking, "readable", lambda queryset, _tokens: queryset)

    assert correction("kvistgarden") == "kvistgaardens"
