"""Mail to a colleague comes back: the secretary is asked, says the right address, and the colleague reads what
she missed."""

from datetime import date

import pytest
from playwright.sync_api import expect

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.meetings.actions import create_meeting, publish, set_date
from praksisnet.meetings.words import Kind
from praksisnet.notices.actions import take_bounce
from praksisnet.notices.delivery import pump
from praksisnet.notices.models import Letter
from praksisnet.registration import tasks
from tests.browser import WIDE
from tests.notices import dsn
from tests.stories.conftest import fine

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
RIGHT = "mette.kjaer.holm@koege.example"


@pytest.fixture
def returned(network, mette, line, post):
    """Mette's invitation, which nobody could read."""
    by = Actor.person(line)
    made = create_meeting(network.programme, kind=Kind.NETWORK, network=network, title="Aflastning", places=40, by=by)
    set_date(made, starts_at=clock.at(date(2026, 9, 24), 9, 30), town="Næstved", by=by)
    publish(made, by=by)
    pump()
    letter = Letter.objects.get(to_person=mette, purpose="meetings.invitation")
    take_bounce(dsn.written(dsn.POSTFIX, letter), by=Actor.system("test"))
    tasks.ask_for_addresses.func()
    return letter


def test_the_secretary_says_the_right_address(live_server, open_page, post, birthe, returned):
    page = open_page(WIDE, person=birthe)
    page.goto(live_server.url)
    fine(page)
    page.get_by_role("link", name="Mail til Mette Kjær kommer retur: skriv den rigtige adresse").first.click()
    fine(page)
    expect(page.get_by_text("Ingen har den adresse. (5.1.1)")).to_be_visible()
    page.get_by_label("Den rigtige arbejdsmail").fill("mette@et.andet.sted.example")
    page.get_by_role("button", name="Gem og send igen").click()
    expect(page.get_by_text("Skriv en arbejdsmail i kommunen.").first).to_be_visible()

    page.get_by_label("Den rigtige arbejdsmail").fill(RIGHT)
    page.get_by_role("button", name="Gem og send igen").click()
    fine(page)

    expect(page.get_by_text("Gemt. Det, der kom retur, sendes til Mette Kjær igen.")).to_be_visible()
    assert returned.subject == post.newest(RIGHT, "Invitation")["Subject"]
    page.goto(live_server.url)
    expect(page.get_by_text("Mail til Mette Kjær kommer retur")).to_have_count(0)
