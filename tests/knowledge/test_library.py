"""What is found by which words, in which order, and what the choices beside it count."""

from datetime import timedelta

import pytest

from praksisnet.access.actions import audience
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.knowledge.actions import archive_resource, count_trials
from praksisnet.knowledge.models import Resource
from praksisnet.knowledge.queries import excerpt, library, resources_for
from praksisnet.knowledge.queries.documents import KINDS
from praksisnet.search.actions import compare
from praksisnet.search.queries import find
from praksisnet.themes.actions import create_theme


def titles(found):
    return [one.title for one in found.found]


def numbers(found, name):
    facet = next(facet for facet in found.facets if facet.name == name)
    return {option.label: option.number for option in facet.options}


@pytest.mark.parametrize(
    "words",
    [
        "aflastning",
        "AFLASTNINGEN",
        "aflastningsfamilie",
        "aflastingsaftale",
        "udfylde",
        "Højskolen",
        "familien",
        "møde",
    ],
)
def test_a_word_finds_by_its_beginning_wherever_it_stands(words, resource, mette):
    assert titles(library(mette, words=words)) == [resource.title]


def test_a_part_of_a_compound_finds_it(published, mette):
    published("Netværksplejefamilier", summary="Til teamet.")

    assert [titles(library(mette, words=word)) for word in ("plejefamilie", "familie")] == [
        ["Netværksplejefamilier"]
    ] * 2


def test_short_words_and_numbers_stand_first_or_alone(published, mette):
    published("Lov om social service § 68 b", summary="Hvad den siger.")

    found = [titles(library(mette, words=words)) != [] for words in ("lov", "68", "6", "ocia")]

    assert found == [True, True, False, False]


def test_all_words_go_before_some_words(published, mette):
    both = published("Aftaler om ferie", summary="Til teamet.")
    published("Ferie", summary="Til teamet.")
    all_words, some_words = library(mette, words="ferie aftale"), library(mette, words="ferie skibsbygning")

    assert (titles(all_words), all_words.is_partly) == ([both.title, "Ferie"], False)
    assert (titles(some_words), some_words.is_partly) == (["Ferie", "Aftaler om ferie"], True)


def test_words_in_the_title_weigh_more_and_more_words_most(published, mette):
    published("Om andet", summary="Ferie og kørsel nævnes.")
    published("Ferie", summary="Til teamet.")

    assert titles(library(mette, words="ferie")) == ["Ferie", "Om andet"]
    assert titles(library(mette, words="ferie kørsel bolig")) == ["Om andet", "Ferie"]


@pytest.mark.parametrize("words", ["???", "skibsbygning", "%", "_", "' OR 1=1", "a" * 200, "\x00"])
def test_what_is_nowhere_is_not_found(words, resource, mette):
    assert titles(library(mette, words=words)) == []


def test_little_words_alone_are_looked_for_too(resource, mette):
    assert titles(library(mette, words="på")) == [resource.title]


def test_what_may_not_be_read_is_not_found_nor_counted(resource, written, published, respite, world, mette):
    written("Aflastning, kladde", themes=[respite])
    published("Aflastning, for andre", themes=[respite], tokens=["municipality:0"])

    found = library(mette, words="aflastning")

    assert (titles(found), numbers(found, "theme")) == ([resource.title], {"Respite care": 1})


def test_words_in_a_file_that_waits_are_not_found_yet(published, file_of, programme, mette):
    shown_to = audience([f"programme:{programme.pk}"])
    published("Aftale", files=[file_of(shown_to, text="skibsbygning")])
    waits = file_of(shown_to, text="dampmaskine", visible_from=clock.now() + timedelta(days=1))
    published("Anden aftale", files=[waits])

    assert [titles(library(mette, words=word)) for word in ("skibsbygning", "dampmaskine")] == [["Aftale"], []]


def test_choices_of_one_facet_add_up_and_count_without_themselves(published, respite, mette):
    pay = create_theme("Vederlag", by=Actor.system("test"))
    published("A", kind="tool", themes=[respite])
    published("B", kind="research", themes=[respite])
    published("C", kind="example", themes=[pay])

    found = library(mette, themes=[respite], kinds=["tool", "example"])

    assert titles(found) == ["A"]
    assert numbers(found, "theme") == {"Respite care": 1, "Vederlag": 1}
    assert numbers(found, "kind") == {"Research brief": 1, "Practice example": 0, "Tool": 1}


def test_tried_in_so_many_municipalities(published, mette, by):
    for title, number in (("A", 0), ("B", 1), ("C", 3)):
        count_trials(published(title), number, by=by)

    found = library(mette, tried=["3"])

    assert titles(found) == ["C"]
    assert numbers(found, "tried") == {"At least one municipality": 2, "At least 3 municipalities": 1}


def test_most_used_is_most_tried_then_most_opened(published, mette, by):
    tried, opened, _new = (published(title) for title in ("Afprøvet", "Åbnet", "Ny"))
    count_trials(tried, 1, by=by)
    Resource.objects.filter(pk=opened.pk).update(opened=9)

    assert titles(library(mette, sort="used")) == ["Afprøvet", "Åbnet", "Ny"]


def test_drafts_and_archived_ones_are_listed_for_writers_only(written, published, mette, world, by):
    draft = written("Kladde")
    old = archive_resource(published("Gammel"), by=by)
    ellen = world.people[Who.KNOWLEDGE_PARTNER]

    assert [titles(library(ellen, state=state)) for state in ("draft", "archived")] == [[draft.title], [old.title]]
    assert [titles(library(mette, state=state)) for state in ("draft", "archived")] == [[], []]


def test_the_place_in_the_text_is_shown_where_title_and_summary_lack_the_word(resource, mette):
    terms = [library(mette, words=words).terms for words in ("skabelon", "familien")]

    assert [excerpt(resource, each).striptags() for each in terms] == [
        resource.summary,
        "Sådan gør I Udfyld den sammen med familien.",
    ]


def test_a_misspelt_word_is_offered_as_it_is_written(resource, mette):
    assert library(mette, words="aflasning").correction == "aflastning"


def test_search_finds_what_the_library_holds_and_nothing_else(published, written, world, by):
    published("Om aflastning, for alle")
    published("Om aflastning, for andre", tokens=["municipality:0"])
    written("Om aflastning, kladde")
    archive_resource(published("Om aflastning, gammel"), by=by)

    for person in world.people.values():
        found = find(person, "aflastning", kinds=KINDS).keys
        assert sorted(map(int, found)) == sorted(resources_for(person).values_list("pk", flat=True)), person


def test_nightly_comparison_mends_what_an_action_forgot(published, mette):
    compare()  # people and meetings that were made without their actions
    forgotten = published("Om ferie")
    Resource.objects.filter(pk=forgotten.pk).update(title="Om aflastning")

    assert (compare(), compare()) == (1, 0)
    assert titles(library(mette, words="aflastning")) == ["Om aflastning"]
