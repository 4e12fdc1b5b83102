from datetime import timedelta

import pytest

from praksisnet.kit import clock
from praksisnet.search.analysis import danish
from praksisnet.search.queries import Scope, ranking, search


@pytest.fixture
def library(write):
    write("Kontrakten med plejefamilien", "Opsigelse og vederlag.")
    write("Supervision i grupper", "Fire gange om året mødes plejefamilierne.")
    write("Aflastning i weekenden", "En familie mere.", themes=["aflastning"])
    write("Regnskab", "Bilag og budget.")


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("plejefamiliens kontrakt", "Kontrakten med plejefamilien"),
        ("gruppesupervision", "Supervision i grupper"),
        ("gruppe supervision", "Supervision i grupper"),
        ("aflasning", "Aflastning i weekenden"),
        ("aflast", "Aflastning i weekenden"),
        ("weekendaflasning", "Aflastning i weekenden"),
        ("BUDGET", "Regnskab"),
        ("hvad står der i en kontrakt?", "Kontrakten med plejefamilien"),
    ],
)
def test_what_is_meant_comes_first(library, titles, query, first):
    assert titles(query)[0] == first


def test_what_nobody_has_written_about_finds_nothing(library, titles):
    assert titles("kvantefysik") == []


@pytest.mark.parametrize(
    ("query", "missing"),
    [
        ("flodhest kontrakt", ("flodhest",)),
        ("Weekendaflasning", ("Weekendaflasning",)),
        ("kontrakt-flodhest", ()),
        ("kontrakten", ()),
        ("aflast", ()),
        ("hvad er en kontrakt?", ()),
    ],
)
def test_a_word_that_stands_nowhere_is_told_as_it_was_typed(library, query, missing):
    assert search(Scope(frozenset({"public"}), clock.now()), query).missing == missing


def test_a_word_that_only_others_may_read_stands_nowhere(library, write):
    write("Heste", "De går ved floden.")
    write("Sagen", "Flodhest", tokens=("group:4",))

    readers = (["public"], ["public", "group:4"])
    told = [search(Scope(frozenset(tokens), clock.now()), "flodhest").missing for tokens in readers]

    assert told == [("flodhest",), ()]


def test_title_and_theme_weigh_more_than_text(write, titles):
    write("Møde", "Der var også lidt om samvær til sidst i mødet.")
    write("Samvær")
    write("Et notat", "Om forældre.", themes=["samvær"])

    assert titles("samvær")[-1] == "Møde"


def test_equal_ones_keep_the_order_they_were_put_in(write, titles):
    for title in ("Samvær b", "Samvær c", "Samvær a"):
        write(title)

    assert titles("samvær") == ["Samvær b", "Samvær c", "Samvær a"]


def test_words_of_the_best_lead_to_more(write, titles):
    write("Honorar og vederlag")
    write("Vederlag til slægtsfamilier")
    for number in range(6):
        write(f"Andet {number}")

    assert titles("honorar") == ["Honorar og vederlag", "Vederlag til slægtsfamilier"]


def test_synonym_finds_and_weighs_less(write, titles):
    write("Respit i ferien")
    write("Aflastning i ferien")
    same = {danish().word("respit").term: {danish().word("aflastning").term: 0.4}}

    assert titles("respit", thesaurus=same) == ["Respit i ferien", "Aflastning i ferien"]


def test_misspelt_word_is_offered_as_it_is_written(library, correction):
    assert (correction("aflasning i ferien"), correction("aflastning")) == ("aflastning i ferien", "")


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("aflastingsaftale", "aflastningsaftale"),  # which stands nowhere in one piece
        ("Aflastningsplejefamlie i ferien", "Aflastningsplejefamilie i ferien"),
        ("aflastningsaftale", ""),
        ("landaftale", ""),  # "land" is near "vand", and a word
    ],
)
def test_misspelt_part_of_a_compound_is_mended_in_its_place(write, correction, query, meant):
    for title in ("Aftale", "Aflastning", "Plejefamilie", "Vand"):
        write(title)

    assert correction(query) == meant


def test_part_that_is_written_in_another_form_mends_nothing(write, correction, titles):
    write("Aftalen om aflastningen")

    assert (titles("aflastingsaftale"), correction("aflastingsaftale")) == (["Aftalen om aflastningen"], "")


def test_word_whose_stem_is_a_little_word_is_not_taken_for_it(write, titles):
    """ "Sommer" and "mening" would become "som" and "men"."""
    write("Lejren, som vi holder om sommeren")
    write("Noget, som er vigtigt, men ikke nu")

    assert [titles(query) for query in ("sommer", "sommerferie", "meningen")] == [
        ["Lejren, som vi holder om sommeren"],
        ["Lejren, som vi holder om sommeren"],
        [],
    ]


def test_common_word_leads_to_its_best_and_weighs_in_all_that_is_found(write, titles, monkeypatch):
    monkeypatch.setattr(ranking, "LEAST_READ", 2)
    monkeypatch.setattr(ranking, "READ", 2)
    write("Weekend", "Om samvær og meget andet, der står i et langt brev.")
    for title in ("Samvær a", "Samvær b", "Samvær c", "Andet a", "Andet b", "Andet c"):
        write(title)

    assert titles("weekend samvær") == ["Weekend", "Samvær a", "Samvær b"]


def test_what_one_may_not_read_takes_no_place_among_the_best_of_a_common_word(write, titles, monkeypatch):
    monkeypatch.setattr(ranking, "LEAST_READ", 2)
    monkeypatch.setattr(ranking, "READ", 2)
    for title in ("Samvær a", "Samvær b", "Samvær c", "Samvær d"):
        write(title, tokens=("public",) if title > "Samvær b" else ("group:4",))

    assert titles("samvær") == ["Samvær c", "Samvær d"]


def test_kinds_narrow(write, titles):
    write("Samvær", kind="resource")
    write("Samvær", kind="meeting")

    assert len(search(Scope(frozenset({"public"}), clock.now(), ("meeting",)), "samvær").entries) == 1


def test_nothing_is_found_before_or_after_its_time(write, titles):
    now = clock.now()
    write("Samvær i morgen", visible_from=now + timedelta(days=1))
    write("Samvær i går", visible_until=now - timedelta(days=1))
    write("Samvær nu", visible_from=now - timedelta(days=1), visible_until=now + timedelta(days=1))

    assert titles("samvær") == ["Samvær nu"]


def test_words_that_stand_together_lead(write, titles):
    other = " ".join(["andet"] * 30)
    write("Langt fra hinanden", f"samvær {other} weekend")
    write("I en sætning", f"samvær i en weekend {other}")

    assert titles("samvær weekend") == ["I en sætning", "Langt fra hinanden"]


def test_search_is_seven_statements_at_most(library, titles, statements):
    titles("samvær")

    with statements.at_most(7 + 1):  # and the titles
        titles("gruppesupervisionn aflasning")
