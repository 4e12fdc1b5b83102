import pytest
from django.urls import reverse

from praksisnet.following.actions import remove_search, save_search
from praksisnet.following.models import SavedSearch
from praksisnet.following.queries import place_for, shown_searches
from praksisnet.following.words import MOST_SEARCHES
from praksisnet.journal.models import Entry
from praksisnet.kit import clock
from praksisnet.kit.permissions import Who
from praksisnet.kit.refusal import Refused
from praksisnet.notices.actions import post_weekly_letters
from praksisnet.notices.models import Letter
from praksisnet.notices.purposes import WEEKLY_LETTER
from praksisnet.themes.actions import create_theme, merge_themes
from tests.following.conftest import MONDAY, SYSTEM, THURSDAY
from tests.guard.numbers import some_number


def lines():
    with clock.moved_to(THURSDAY):
        post_weekly_letters(by=SYSTEM)
    letters = Letter.objects.filter(purpose=WEEKLY_LETTER)
    return [line.partition(":")[0] for one in letters for line in one.text.splitlines() if line.startswith("-")]


def test_the_same_words_are_saved_once_with_the_themes_of_the_last_time(mette, respite):
    save_search(mette, " Aftale  om ferie", by=SYSTEM)
    save_search(mette, "aftale om FERIE", themes=[respite], by=SYSTEM)

    assert [(one.search.words, one.themes) for one in shown_searches(mette)] == [("Aftale om ferie", ["Aflastning"])]


@pytest.mark.parametrize("words", ["", "  ", f"barnet {some_number()}", "ord " * 60])
def test_save_refuses_nothing_too_much_and_a_number(mette, words):
    with pytest.raises(Refused):
        save_search(mette, words, by=SYSTEM)


@pytest.mark.parametrize("letter", ["\ufb03", "\ud55c", "æ"])
def test_letters_that_become_several_when_they_are_folded_fit_the_column(letter, mette):
    first = save_search(mette, letter * 200, by=SYSTEM)

    assert save_search(mette, letter * 200, by=SYSTEM) == first
    assert len(first.folded) <= SavedSearch._meta.get_field("folded").max_length


def test_save_refuses_the_twenty_first(mette):
    for number in range(MOST_SEARCHES):
        save_search(mette, f"ord {number}", by=SYSTEM)

    with pytest.raises(Refused):
        save_search(mette, "et til", by=SYSTEM)


def test_what_new_answers_stands_in_the_letter_and_nothing_else(world, mette, nils, published):
    with clock.moved_to(MONDAY.replace(day=4)):
        for person in (mette, nils):
            save_search(person, "ferieaftale", by=SYSTEM)
    with clock.moved_to(MONDAY):
        published("Skabelon til ferieaftaler")
        published("Om noget helt andet")
        published("Ferieaftaler i en lukket gruppe", tokens=["network:999"])

    assert lines() == ["- Skabelon til ferieaftaler"]
    assert Letter.objects.get(purpose=WEEKLY_LETTER).to_address == mette.email


def test_a_search_follows_a_merged_theme(mette, respite, published):
    other = create_theme("Pauser", by=SYSTEM)
    with clock.moved_to(MONDAY.replace(day=4)):
        save_search(mette, "skabelon", themes=[respite], by=SYSTEM)
        merge_themes(respite, other, by=SYSTEM)
    with clock.moved_to(MONDAY):
        published("Ny skabelon", themes=[other])

    assert lines() == ["- Ny skabelon"]


def test_one_is_led_to_search_where_one_may_search(world, mette):
    assert [place_for(one) for one in (mette, world.people[Who.ADMINISTRATOR])] == [reverse("knowledge:library"), ""]


def test_one_saves_from_the_results_and_removes_only_ones_own(world, mette):
    client = world.client(Who.PARTICIPANT)
    saved = client.post(reverse("following:searches"), {"words": "aflastning"})
    search = SavedSearch.objects.get()
    away = reverse("following:search_removal", args=[search.pk])

    world.client(Who.COORDINATOR).post(away)
    after_others = SavedSearch.objects.count()
    answers = [client.post(away).url for _press in range(2)]

    assert (after_others, answers) == (1, [saved.url, saved.url])
    assert SavedSearch.objects.count() == 0


def test_removed_twice_at_once_it_is_removed_once(mette):
    search = save_search(mette, "aflastning", by=SYSTEM)

    remove_search(search, by=SYSTEM)
    remove_search(search, by=SYSTEM)

    assert Entry.objects.filter(verb="search_removed").count() == 1
