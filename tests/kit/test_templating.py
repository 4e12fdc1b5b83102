"""What is worked out once a process is never somebody else's."""

import re

import pytest
from django.test import Client
from django.test.utils import override_settings
from django.urls import path, reverse

from praksisnet.kit import templating
from praksisnet.kit.permissions import Who

urlpatterns = [path("elsewhere/", lambda _request: None, name="elsewhere")]
MENU = re.compile(r'aria-label="(?:Hovedmenu|Main menu)">.*?</nav>', re.S)
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@pytest.fixture
def menu(world):
    """The menu of the front page as somebody of the world sees it."""

    def read(who: Who, language: str = "da") -> str:
        return MENU.search(world.client(who, language=language).get("/").content.decode()).group()

    return read


READERS = [(Who.FACILITATOR, "da"), (Who.PARTICIPANT, "da"), (Who.FACILITATOR, "en"), (Who.ADMINISTRATOR, "da")]


def test_menu_is_the_readers_own_whoever_came_before(menu, monkeypatch):
    alone = []
    for who, language in READERS:
        monkeypatch.setattr(templating.kept, "_parts", {})
        alone.append(menu(who, language))

    after_each_other = [menu(who, language) for who, language in [*READERS, *reversed(READERS)]]

    assert after_each_other == [*alone, *reversed(alone)]


def test_control_key_without_the_menu_would_show_somebody_elses(menu, monkeypatch):
    """The hole the test above looks for."""
    monkeypatch.setattr(templating.kept, "_parts", {})
    whole = templating.Kept.__call__
    monkeypatch.setattr(templating.Kept, "__call__", lambda self, *key, caller: whole(self, *key[:1], caller=caller))

    assert menu(Who.FACILITATOR) == menu(Who.PARTICIPANT)


def test_kept_parts_are_few():
    kept = templating.Kept()

    for number in range(2 * kept.MOST):
        kept("part", number, caller=lambda: templating.Markup("x"))

    assert len(kept._parts) == kept.MOST


def test_forms_of_a_page_share_a_token_and_no_other_page_has_it(world):
    client = world.client(Who.PARTICIPANT)

    pages = [TOKEN.findall(client.get("/").content.decode()) for _ in range(2)]

    assert ([len(set(found)) for found in pages], pages[0][0] != pages[1][0]) == ([1, 1], True)


def test_token_of_a_page_is_accepted(world):
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.people[Who.PARTICIPANT])
    token = TOKEN.search(client.get("/").content.decode()).group(1)

    answers = [client.post(reverse("kit:language"), {"language": "en", **sent}) for sent in ({}, token_field(token))]

    assert [answer.status_code for answer in answers] == [403, 302]


def token_field(token: str) -> dict[str, str]:
    return {"csrfmiddlewaretoken": token}


def test_address_follows_the_addresses_in_use():
    ours = templating.url("pages:front")

    with override_settings(ROOT_URLCONF="tests.kit.test_templating"):
        theirs = templating.url("elsewhere")

    assert (ours, theirs) == ("/", "/elsewhere/")


def test_icon_with_a_label_stands_for_a_word():
    assert (str(templating.icon("check", 'A "b"'))[:71], 'aria-hidden="true"' in templating.icon("check")) == (
        '<svg class="icon-svg" focusable="false" role="img" aria-label="A &#34;b',
        True,
    )
