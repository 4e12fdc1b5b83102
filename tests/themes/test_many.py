"""A thousand themes: a page offers some of them, and finds the others."""

import pytest
from django.urls import reverse

from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.kit.searching import MOST_OFFERED
from praksisnet.themes.actions import create_theme
from praksisnet.themes.models import Theme

pytestmark = pytest.mark.django_db
PAGES = [
    *("knowledge:resource_new", "handouts:collection_new", "meetings:round_new", "adaptation:need_new"),
    "news:item_new",
]


@pytest.fixture
def many(world):
    by = Actor.system("test")
    return [create_theme(f"Emne {number:03}", by=by) for number in range(MOST_OFFERED + 10)]


@pytest.fixture
def read(world):
    def page(name, sent=None):
        who = Who.PARTICIPANT if name == "adaptation:need_new" else Who.FACILITATOR
        client = world.client(who)
        return client.post(reverse(name), sent) if sent else client.get(reverse(name))

    return page


@pytest.mark.parametrize("name", PAGES)
def test_a_page_offers_as_many_as_it_should_carry(name, many, read):
    assert read(name).text.count("Emne 0") == MOST_OFFERED


@pytest.mark.parametrize("name", PAGES)
def test_others_are_looked_for_with_what_was_typed_kept(name, many, read):
    field = "theme" if name == "handouts:collection_new" else "themes"
    sent = {"look": field, f"{field}-words": "065", "title": "En titel", "body": "Min tekst", field: many[3].pk}

    answer = read(name, sent)

    typed = "Min tekst" if name == "adaptation:need_new" else "En titel"
    assert (answer.status_code, typed in answer.text) == (200, True)
    assert [theme.name for theme in many if theme.name in answer.text] == ["Emne 003", "Emne 065"]
    assert "pn-summary" not in answer.text


def test_the_other_theme_of_a_merger_is_found_by_its_words(many, world):
    client, way = world.client(Who.FACILITATOR), reverse("themes:merger", args=[many[0].pk])

    pages = [client.get(way, {"page": number}).text for number in (1, 2)]
    found = client.get(way, {"q": "065"}).text

    assert sum(page.count("?into=") for page in pages) == Theme.objects.filter(retired_at=None).count() - 1
    assert [theme.name for theme in many if f'?into={theme.pk}"' in found] == ["Emne 065"]
