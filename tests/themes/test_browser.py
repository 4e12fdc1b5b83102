"""The pages of themes in a real browser."""

import os

import pytest
from django.urls import reverse

from praksisnet.demo.invention import invented_themes
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.themes.actions import load
from praksisnet.themes.models import Theme
from tests import factories
from tests.browser import NARROW, PHONE, WIDE, axe, console_errors, overflow

pytestmark = pytest.mark.browser


@pytest.fixture
def pages(transactional_db):
    load(invented_themes(), by=Actor.system("test"))
    theme = Theme.objects.get(name="Aflastning")
    names = ["theme", "naming", "words", "retirement", "merger"]
    plain = [reverse("themes:list"), reverse("themes:new")]
    return plain + [reverse(f"themes:{name}", args=[theme.pk]) for name in names]


@pytest.mark.parametrize("width", [WIDE, PHONE, NARROW])
def test_every_page_can_be_used_by_everybody(width, pages, client, open_page, live_server):
    person = factories.person(name="Anders Ager", administrator_since=clock.now())
    client.force_login(person)
    page = open_page(width, client=client)

    for path in pages:
        page.goto(live_server.url + path)
        if folder := os.environ.get("SHOTS"):
            page.screenshot(path=f"{folder}/{width}-{path.strip('/').replace('/', '-')}.png", full_page=True)
        assert (path, axe(page), overflow(page), console_errors(page)) == (path, [], [], [])
