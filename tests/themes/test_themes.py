import pytest
from django.db import IntegrityError, transaction

from praksisnet.journal.queries import entries_about
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.names import fold
from praksisnet.kit.refusal import Refused
from praksisnet.themes import queries
from praksisnet.themes.actions import (
    Word,
    add_word,
    create_theme,
    load,
    merge_themes,
    remove_word,
    rename_theme,
    restore_theme,
    retire_theme,
)
from praksisnet.themes.models import Theme
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def respite(by):
    return create_theme("Aflastning", name_en="Respite care", by=by)


@pytest.fixture
def pay(by):
    return create_theme("Vederlag", by=by)


def test_create_tidies_and_is_journaled(by):
    theme = create_theme("  Samvær  og forældre ", description=" Om samvær. ", by=by)

    assert (theme.name, theme.description) == ("Samvær og forældre", "Om samvær.")
    assert [entry.verb for entry in entries_about(theme)] == ["theme_created"]


@pytest.mark.parametrize("name", ["", "  ", "aflastning", "AFLASTNING ", "Aflastningsophold"])
def test_create_refuses_no_name_and_one_that_leads_elsewhere(name, respite, by):
    add_word(respite, "aflastningsophold", by=by)

    with pytest.raises(Refused):
        create_theme(name, by=by)


def test_rename_journals_what_changed_and_keeps_its_own_word(respite, by):
    add_word(respite, "Aflastningsophold", by=by)

    rename_theme(respite, name="Aflastningsophold", name_en="Respite care", by=by)
    rename_theme(respite, name="Aflastningsophold", name_en="Respite care", by=by)

    assert [entry.fields for entry in entries_about(respite) if entry.verb == "theme_renamed"] == [["name"]]


def test_label_follows_the_language_of_the_page(respite, pay):
    assert (respite.label, pay.label) == ("Respite care", "Vederlag")


def test_themes_stand_in_danish_order_without_the_retired(by):
    for name in ("Økonomi", "Ansvar", "Aarsplan", "Ærlighed"):
        create_theme(name, by=by)
    retire_theme(Theme.objects.get(name="Ansvar"), by=by)

    assert list(queries.themes().values_list("name", flat=True)) == ["Ærlighed", "Økonomi", "Aarsplan"]


def test_retire_and_restore_say_who_and_when(respite):
    person = factories.person()

    retired = retire_theme(respite, by=Actor.person(person))
    retire_theme(respite, by=Actor.system("test"))

    assert (retired.retired_by, retired.retired_at <= clock.now()) == (person, True)
    restored = restore_theme(respite, by=Actor.person(person))
    assert (restored.retired_by, restored.retired_at) == (None, None)
    verbs = [entry.verb for entry in entries_about(respite)]
    assert verbs == ["theme_restored", "theme_retired", "theme_created"]


def test_merge_moves_the_words(respite, pay, by):
    add_word(pay, "Honorar", by=by)

    merge_themes(pay, respite, by=by)
    merge_themes(pay, respite, by=by)

    assert [word.word for word in respite.words.all()] == ["Honorar"]
    assert queries.themes_by_word() == dict.fromkeys(("vederlag", "honorar", "aflastning"), respite)


def test_merge_again_leads_the_older_ones_on(respite, pay, by):
    third = create_theme("Tredje", by=by)
    merge_themes(respite, pay, by=by)
    merge_themes(pay, third, by=by)

    assert set(queries.themes_by_word().values()) == {third}
    assert set(Theme.objects.filter(merged_into=third)) == {respite, pay}


def test_merge_refuses_itself_twice_and_one_out_of_use(respite, pay, by):
    third, fourth = create_theme("Tredje", by=by), create_theme("Fjerde", by=by)
    merge_themes(third, pay, by=by)
    retire_theme(fourth, by=by)

    for theme, into in ((pay, pay), (third, respite), (respite, fourth)):
        with pytest.raises(Refused):
            merge_themes(theme, into, by=by)
    with pytest.raises(Refused):
        restore_theme(third, by=by)


def test_a_word_leads_to_one_theme_only(respite, pay, by):
    word = add_word(respite, "Pauseophold", by=by)

    assert add_word(respite, "pauseophold ", by=by) == word
    for taken in ("PAUSEOPHOLD", "Aflastning", " "):
        with pytest.raises(Refused):
            add_word(pay, taken, by=by)


def test_a_removed_word_leads_nowhere_and_is_free(respite, pay, by):
    word = add_word(respite, "Pauseophold", by=by)
    remove_word(word, by=by)
    remove_word(word, by=by)

    assert "pauseophold" not in queries.themes_by_word()
    assert add_word(pay, "Pauseophold", by=by).theme == pay


def test_load_makes_what_is_missing_and_may_be_run_again(respite, by):
    words = [Word("Aflastning"), Word("Samvær", "Contact", "Om samvær.", ["Besøg"])]

    assert [load(words, by=by), load(words, by=by)] == [1, 0]
    assert queries.themes_by_word()[fold("besøg")].name_en == "Contact"


@pytest.mark.parametrize(
    ("text", "found"), [("aflast", ["Aflastning"]), ("respite", ["Aflastning"]), ("pause", ["Aflastning"]), ("x", [])]
)
def test_search_knows_names_in_both_languages_and_other_words(text, found, respite, pay, by):
    add_word(respite, "Pauseophold", by=by)

    assert [theme.name for theme in queries.search(queries.themes(), text)] == found


def test_many_words_are_looked_for_in_the_time_of_their_number(respite, by):
    for number in range(20):
        add_word(respite, f"Pauseophold {number}", by=by)

    assert list(queries.search(queries.themes(), "p a u s e o h " * 5)) == [respite]


def test_database_holds_names_words_and_mergers(respite, pay, by):
    add_word(respite, "Pause", by=by)

    for wrong in (
        lambda: Theme.objects.create(name="AFLASTNING"),
        lambda: pay.words.create(word="pause"),
        lambda: Theme.objects.filter(pk=pay.pk).update(merged_into=respite),
        lambda: Theme.objects.filter(pk=pay.pk).update(merged_into=pay, retired_at=clock.now()),
        lambda: Theme.objects.filter(pk=pay.pk).update(retired_by=factories.person()),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            wrong()
