"""Who reads what: one rule for the pages, search, the theme's page and the shared link."""

import pytest

from praksisnet.kit.permissions import Who
from praksisnet.news.queries import SharedNews, news_for
from praksisnet.news.queries.documents import document_of
from praksisnet.search.queries import find

READS = [*Who]
HERE = {Who.FACILITATOR, Who.KNOWLEDGE_PARTNER, Who.AUTHORITY, Who.PARTICIPANT, Who.COORDINATOR, Who.READER}
WRITERS = {Who.FACILITATOR, Who.KNOWLEDGE_PARTNER}


@pytest.fixture
def items(written, published, network, second):
    return {
        "draft": written("Loven er ændret"),
        "programme": published("Loven er ændret"),
        "own": published("Loven er ændret", reach="networks", networks=[network]),
        "another": published("Loven er ændret", reach="networks", networks=[second]),
        "open": published("Loven er ændret", reach="public"),
    }


EXPECTED = {
    "draft": WRITERS,
    "programme": HERE,
    "own": HERE - {Who.READER},
    "another": WRITERS | {Who.AUTHORITY},
    "open": {*Who} - {Who.ANONYMOUS},
}


@pytest.mark.parametrize("name", EXPECTED)
def test_news_are_read_by_those_they_are_for(world, items, name):
    readers = {who for who, one in world.people.items() if news_for(one).filter(pk=items[name].pk).exists()}

    assert readers == EXPECTED[name]


@pytest.mark.parametrize("who", [who for who in Who if who != Who.ANONYMOUS])
def test_search_finds_what_the_list_shows(world, items, who):
    person = world.people[who]
    published = news_for(person).filter(published_at__isnull=False)

    found = find(person, "loven ændret", kinds=["news"], limit=20).keys

    assert set(found) == {str(pk) for pk in published.values_list("pk", flat=True)}


def test_what_is_told_to_some_networks_says_nothing_on_the_page_for_logging_on(items):
    told = {name: SharedNews().told(item.pk) is not None for name, item in items.items()}

    assert told == {"draft": False, "programme": True, "own": False, "another": False, "open": True}


def test_a_document_is_named_by_theme_and_network(items, network):
    assert list(document_of(items["own"]).facets) == [("network", network.name)]
