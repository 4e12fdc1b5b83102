import os
import re
from datetime import date

import pytest
from playwright.sync_api import expect

from praksisnet.kit.actor import Actor
from praksisnet.todos.actions import finish
from tests.browser import NARROW, PHONE, WIDE, axe, console_errors, overflow

pytestmark = pytest.mark.browser


@pytest.fixture
def page_of_line(transactional_db, client, line, add_todo, live_server, open_page):
    add_todo("a", title="Send programmet til godkendelse", due_on=date(2026, 9, 1))
    add_todo("b", title="Find en oplægsholder, der kan fortælle om aflastning på tværs", due_on=date(2026, 9, 20))
    finish(add_todo("c", title="Bestil lokale"), by=Actor.person(line))
    client.force_login(line)

    def opened(width: int, **options):
        page = open_page(width, client=client, **options)
        page.goto(f"{live_server.url}/todos/")
        return page

    return opened


@pytest.mark.parametrize("width", [WIDE, PHONE, NARROW])
def test_the_tasks_are_read_at_every_width(page_of_line, width):
    page = page_of_line(width)

    if folder := os.environ.get("SHOTS"):
        page.screenshot(path=f"{folder}/todos-{width}.png", full_page=True)
    assert (axe(page), console_errors(page), overflow(page)) == ([], [], [])


def test_a_task_is_ticked_without_javascript(page_of_line):
    page = page_of_line(PHONE, javascript=False)

    page.get_by_role("button", name=re.compile("Send programmet til godkendelse")).click()

    expect(page.get_by_role("button", name="Fortryd")).to_have_count(2)
