"""The room's pages with something in them: nothing for axe to find, nothing sticks out, a silent console."""

import pytest
from playwright.sync_api import expect

from praksisnet.kit.permissions import Who
from praksisnet.knowledge.actions import count_trials
from tests.browser import NARROW, PHONE, WIDE, axe, console_errors, overflow

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("width", [WIDE, PHONE, NARROW])
def test_the_library_and_a_resource_can_be_used_by_everybody(width, live_server, open_page, world, resource, by):
    count_trials(resource, 3, by=by)
    places = {
        Who.PARTICIPANT: ["/library/?words=aflastning&kind=tool", f"/resources/{resource.pk}/"],
        Who.KNOWLEDGE_PARTNER: ["/library/", f"/resources/{resource.pk}/", f"/resources/{resource.pk}/content/"],
    }
    for who, addresses in places.items():
        page = open_page(width, client=world.client(who))
        for address in addresses:
            page.goto(live_server.url + address)
            assert (address, axe(page), overflow(page), console_errors(page)) == (address, [], [], [])


def test_without_javascript_it_is_narrowed_by_a_button(live_server, open_page, world, resource):
    page = open_page(WIDE, client=world.client(Who.PARTICIPANT), javascript=False)
    page.goto(f"{live_server.url}/library/?words=aflastning")

    page.get_by_label("Redskab 1").check()
    page.get_by_role("button", name="Vis resultater").click()

    expect(page.get_by_role("heading", name="1 resultat")).to_be_visible()
    expect(page.get_by_role("link", name="Fjern Redskab")).to_be_visible()
