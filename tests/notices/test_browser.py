import os

import pytest

from praksisnet.kit import clock
from praksisnet.notices.mails import render
from praksisnet.notices.models import Letter
from tests.browser import NARROW, PHONE, WIDE, axe, console_errors, overflow
from tests.factories import person

pytestmark = pytest.mark.browser
REFUSED = "550 5.1.1 <mette.kjaer@koege.example>: Recipient address rejected: User unknown in virtual mailbox table"


@pytest.fixture
def page_of_administrator(transactional_db, client, post, live_server, open_page):
    anders = person("Anders Ager", administrator_since=clock.now())
    post(anders, title="Invitation: Aflastning, der holder, 24. september")
    failed = post(anders, to_address="mette.kjaer@koege.example", title="Godkend program: Aflastning, der holder")
    Letter.objects.filter(pk=failed.pk).update(failed_at=clock.now(), last_error=REFUSED)
    client.force_login(anders)

    def opened(path: str, width: int):
        page = open_page(width, client=client)
        page.goto(live_server.url + path)
        return page

    return opened


@pytest.mark.parametrize("width", [WIDE, PHONE, NARROW])
@pytest.mark.parametrize("name", ["letters", "notices/preferences"])
def test_the_pages_are_read_at_every_width(page_of_administrator, name, width):
    page = page_of_administrator(f"/{name}/", width)

    if folder := os.environ.get("SHOTS"):
        page.screenshot(path=f"{folder}/{name.replace('/', '-')}-{width}.png", full_page=True)
    assert (axe(page), console_errors(page), overflow(page)) == ([], [], [])


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_a_mail_is_read_at_every_width_in_light_and_dark(open_page, settings, width, scheme):
    settings.DEMO = True
    line = type("Line", (), {"line": "Nyt redskab: aftale om aflastning på tværs", "link": "http://127.0.0.1:8000/x/"})
    mail = render("notices/weekly_letter.html", "da", notices=[line], week=37, news=[], leaving="")
    page = open_page(width)
    page.emulate_media(color_scheme=scheme)

    page.set_content(mail.html)

    if folder := os.environ.get("SHOTS"):
        page.screenshot(path=f"{folder}/mail-{width}-{scheme}.png", full_page=True)
    assert (axe(page), console_errors(page), overflow(page)) == ([], [], [])
