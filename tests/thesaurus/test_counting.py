"""What is looked for in vain is counted without those who look, and shown when three have looked for the same."""

from datetime import timedelta

import pytest
from django.test import Client

from praksisnet.kit import clock, observe
from praksisnet.thesaurus import counting
from praksisnet.thesaurus.actions import add_rule, forget_old
from praksisnet.thesaurus.models import Asked
from praksisnet.thesaurus.queries import missed
from praksisnet.thesaurus.words import Kind
from tests.guard.numbers import some_number
from tests.thesaurus.conftest import BY


@pytest.fixture
def search(people):
    """``search(words, number)``: as many of the people look for it."""

    def _search(words, number, page="/search/"):
        for person in people[:number]:
            client = Client()
            client.force_login(person)
            answer = client.get(page, {"words": words})
        observe.flush()
        return client, answer

    return _search


@pytest.fixture(autouse=True)
def _each_another_mark(monkeypatch, people):
    """By chance two people may share one, and then they count as one."""
    places = {str(person.pk): place for place, person in enumerate(people)}
    secret = counting._secret
    monkeypatch.setattr(
        counting, "_secret", lambda text: f"{places[text.split(':')[1]]:x}" if ":" in text else secret(text)
    )


def test_words_are_kept_from_the_third_person_on(search):
    search("Sommerlejr", 2)
    of_two = list(Asked.objects.values_list("words", "asked"))

    search("sommerlejr", 3)

    assert (of_two, list(Asked.objects.values_list("words", "missed"))) == ([("", 2)], [("sommerlejr", 5)])


def test_one_who_asks_ten_times_is_one(search):
    for _time in range(10):
        search("sommerlejr", 1)

    assert (missed(), Asked.objects.get().words) == ([], "")


@pytest.mark.parametrize(
    "words",
    [some_number(), "mette@koege.example", "sag 20231234", "den lange historie om weekender uden nogen aftaler"],
)
def test_what_may_be_about_somebody_is_not_counted(search, words):
    search(words, 3)

    assert Asked.objects.count() == 0


def test_what_is_found_and_opened_is_not_shown_and_what_nobody_opens_is(search, write):
    write("Vederlag")
    write("Ferie")
    search("vederlag", 3)
    client, answer = search("ferie", 3)

    client.get("/themes/", headers={"referer": f"http://testserver{answer.request['PATH_INFO']}?words=ferie"})
    observe.flush()

    assert [(one.words, one.is_found) for one in missed()] == [("vederlag", True)]


def test_what_the_library_is_asked_counts_too_and_to_ask_on_elsewhere_is_no_opening(search):
    client, _answer = search("sommerlejr", 3, page="/library/")
    referer = {"referer": "http://testserver/library/?words=sommerlejr"}

    client.get("/search/?words=sommerlejr", headers=referer)
    observe.flush()
    asked_on = list(Asked.objects.values_list("missed", "opened"))
    client.get("/themes/", headers=referer)
    observe.flush()

    assert (asked_on, Asked.objects.get().opened) == ([(4, 0)], 1)


def test_word_that_a_rule_knows_is_shown_no_more(search):
    search("sommerlejr", 3)

    add_rule(Kind.SAME, ["sommerlejr", "ferie"], by=BY)

    assert missed() == []


def test_what_nobody_has_looked_for_lately_goes_and_the_nameless_sooner(search):
    search("sommerlejr", 3)
    search("vederlag", 1)

    with clock.moved_to(clock.now() + timedelta(days=31)):
        nameless = forget_old()
    with clock.moved_to(clock.now() + timedelta(days=91)):
        rest = forget_old()

    assert (nameless, rest) == (1, 1)
