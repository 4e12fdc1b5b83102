import pytest

from praksisnet.adaptation.actions import decline_need, raise_need, support_need
from praksisnet.adaptation.likeness import common
from praksisnet.adaptation.queries import Place, similar_needs
from praksisnet.kit.actor import Actor
from praksisnet.search.analysis import carrying
from tests import factories


@pytest.fixture
def place(programme, faxe):
    return Place(programme, faxe)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hvem betaler for aflastning, når familien bor i en anden kommune?", True),
        ("AFLASTNINGEN hos familier i andre kommuner: hvem følger op?", True),
        ("Unge, der bliver 18 år og skal have bolig og uddannelse", False),
        ("Aflastning", False),
    ],
)
def test_a_need_is_similar_when_it_shares_a_third_of_its_words(text, found, need, place):
    assert [one.pk for one in similar_needs(place, text, [])] == ([need.pk] if found else [])


def test_a_theme_in_common_asks_for_fewer_words(programme, koege, place, theme, by):
    raise_need(programme, koege, body="Aflastning familier ferie kørsel kurser løn skole", themes=[theme], by=by)
    text = "Aflastning familier bolig uddannelse sommer weekend venner"

    assert (similar_needs(place, text, []), len(similar_needs(place, text, [theme]))) == ([], 1)


def test_it_says_how_many_stand_behind_and_whether_we_do(need, place, faxe, koege, programme):
    support_need(need, faxe, by=Actor.person(faxe.holder))
    text = "Aflastning, når familien bor i en anden kommune"

    found = similar_needs(place, text, [])[0]

    assert (found.municipalities, found.others, found.is_behind) == (2, 1, True)


def test_closed_needs_and_other_programmes_are_not_offered(need, world, facilitator):
    there = Place(world.there.programme, world.there.municipality)
    here = Place(need.programme, factories.municipality())
    decline_need(need, reason="Derfor.", by=facilitator)

    assert [similar_needs(place, need.body, []) for place in (here, there)] == [[], []]


@pytest.mark.parametrize("rows", [1, 30])
def test_similar_costs_one_statement(rows, place, programme, theme, by, statements):
    for number in range(rows):
        raise_need(programme, factories.municipality(), body=f"Aflastning nummer{number} hos familier", by=by)

    with statements.exactly(1):
        similar_needs(place, "Aflastning nummer1 hos familier", [theme])


def test_what_stands_in_most_needs_tells_none_apart():
    texts = [carrying(f"familier mangler {word}") for word in ("ferie", "løn", "kurser", "bolig", "skole", "pauser")]

    assert common(texts) == {"famili"}
