"""Every page somebody can reach, in the browser: nothing for axe to find, nothing sticks out, a silent console."""

import pytest

from praksisnet.kit.permissions import Who
from tests.browser import NARROW, PHONE, WIDE, axe, console_errors, overflow
from tests.crawl import walk
from tests.world import World

pytestmark = pytest.mark.browser
# Each role is walked for the views that the roles before it did not meet.
ROLES = [Who.ANONYMOUS, Who.ADMINISTRATOR, Who.FACILITATOR, Who.COORDINATOR, Who.PARTICIPANT]


def reachable(world: World) -> list[tuple[Who, str]]:
    found: dict[str, tuple[Who, str]] = {}
    for who in ROLES:
        for page in walk(world.client(who), "/"):
            if page.status == 200 and page.html:
                # The front page is another one for each role.
                found.setdefault(f"{who} {page.view}" if page.view == "pages:front" else page.view, (who, page.url))
    return list(found.values())


def faults(page) -> list[str]:
    found = axe(page)
    for width in (PHONE, NARROW):
        page.set_viewport_size({"width": width, "height": 900})
        found += axe(page) if width == PHONE else []
        found += [f"sticks out at {width}: {element}" for element in overflow(page)]
    return found + console_errors(page)


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_reachable_page_can_be_used_by_everybody(live_server, open_page, world, language):
    windows, found = {}, {}
    for who, url in reachable(world):
        if who not in windows:
            windows[who] = open_page(WIDE, client=world.client(who, language=language), language=language)
        page = windows[who]
        page.set_viewport_size({"width": WIDE, "height": 900})
        page.goto(live_server.url + url)
        if wrong := faults(page):
            found[url] = wrong

    assert found == {}
