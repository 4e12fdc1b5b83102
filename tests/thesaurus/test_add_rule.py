"""What is kept of words works in the next search, both ways, one way or whole, and can be taken away again."""

import pytest
from django.utils import translation

from praksisnet.access.actions import audience
from praksisnet.kit import clock
from praksisnet.kit.refusal import Refused
from praksisnet.search import actions
from praksisnet.search.documents import Document
from praksisnet.search.models import SearchEntry
from praksisnet.search.queries import find
from praksisnet.thesaurus.actions import add_rule, remove_rule
from praksisnet.thesaurus.models import Rule
from praksisnet.thesaurus.words import Kind
from tests.thesaurus.conftest import BY


@pytest.fixture
def found(people):
    return lambda words: find(people[0], words).keys


def test_words_that_mean_the_same_find_each_other_until_they_are_removed(write, found):
    write("Vederlag")
    write("Honorarer")
    rule = add_rule(Kind.SAME, ["vederlag", "honorar"], by=BY)

    both = [found("vederlaget"), found("honoraret")]
    remove_rule(rule, by=BY)

    assert both == [["Vederlag", "Honorarer"], ["Honorarer", "Vederlag"]]
    assert [found("vederlaget"), found("honoraret")] == [["Vederlag"], ["Honorarer"]]


def test_first_word_leads_to_the_others_and_not_back(write, found):
    write("Ferie")
    write("Sommerlejr")
    add_rule(Kind.LEADS, ["ferie", "sommerlejr"], by=BY)

    assert [found("ferie"), found("sommerlejr")] == [["Ferie", "Sommerlejr"], ["Sommerlejr"]]


def test_word_of_something_closed_is_no_synonym_to_those_who_may_not_read_it(write, found):
    write("Vederlag", tokens=("group:4",))
    add_rule(Kind.SAME, ["vederlag", "honorar"], by=BY)

    assert found("honorar") == []


@pytest.fixture
def room(write, monkeypatch):
    """A room with two texts, in the index; ``room()`` compares."""
    titles = ["Plejefamilier", "Samvær"]
    whom = audience(["member"])

    def texts(key):
        return [Document("resource", one, one, f"/{one}/", whom) for one in titles if key in ("", one)]

    monkeypatch.setattr(actions, "sources", lambda: {("resource",): texts})
    for title in titles:
        write(title)
    return actions.compare


def test_word_that_is_never_split_is_read_anew_in_what_is_indexed_and_again_when_it_may_be(
    room, found, django_capture_on_commit_callbacks
):
    before = found("familie")
    with django_capture_on_commit_callbacks() as follow:
        rule = add_rule(Kind.WHOLE, ["plejefamilier"], by=BY)
    marked = set(SearchEntry.objects.filter(revision="").values_list("title", flat=True))
    whole = (room(), found("familie"), room())
    with django_capture_on_commit_callbacks() as follow_removal:
        remove_rule(rule, by=BY)

    assert (before, marked, len(follow), whole) == (["Plejefamilier"], {"Plejefamilier"}, 1, (1, [], 0))
    assert (len(follow_removal), room(), found("familie"), room()) == (1, 1, ["Plejefamilier"], 0)


def test_text_that_is_read_by_the_words_of_a_moment_ago_is_read_anew_at_night(room, found):
    """A process that had not seen the rule when it wrote the text."""
    Rule.objects.create(kind=Kind.WHOLE, words=["plejefamilier"], folded="plejefamilier", made_at=clock.now())
    before = found("familie")

    assert (before, room(), found("familie"), room()) == (["Plejefamilier"], 1, [], 0)


def test_text_with_a_word_that_is_never_split_is_up_to_date_once_it_is_written(room, write):
    actions.remove("resource", "Plejefamilier")
    add_rule(Kind.WHOLE, ["plejefamilier"], by=BY)

    write("Plejefamilier")

    assert room() == 0


def test_repeat_gives_the_rule_there_is(db):
    first = add_rule(Kind.SAME, ["vederlag", "honorar"], by=BY)

    assert (add_rule(Kind.SAME, ["Vederlag", "honorar "], by=BY), Rule.objects.count()) == (first, 1)


@pytest.mark.parametrize(
    ("kind", "words", "said"),
    [
        ("same", ["vederlag"], "Skriv mindst to ord."),
        ("same", ["vederlag", "vederlaget"], "»vederlaget« og »vederlag« er samme ord for søgningen."),
        (
            "same",
            ["vederlag", "penge til det"],
            "Skriv ét ord mellem hvert komma: bogstaver og tal, højst med bindestreg.",
        ),
        ("same", ["vederlag", "også"], "»også« ser søgningen bort fra."),
        ("same", ["løn", "ferie"], "»ferie« står i »ferie, sommerlejr«. Fjern den først."),
        ("whole", ["hus"], "Søgningen deler ikke »hus«."),
        ("whole", ["plejefamilie", "aflastningsaftale"], "Skriv ét ord."),
    ],
)
def test_refused_with_what_is_wrong(db, kind, words, said):
    add_rule(Kind.SAME, ["ferie", "sommerlejr"], by=BY)

    with translation.override("da"), pytest.raises(Refused) as refused:
        add_rule(kind, words, by=BY)

    assert (refused.value.messages, Rule.objects.count()) == ([said], 1)


def test_refuse_a_word_that_is_too_long_once_it_is_folded(db):
    with pytest.raises(Refused):
        add_rule(Kind.SAME, ["\ufb03" * 60, "honorar"], by=BY)
