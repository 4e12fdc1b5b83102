"""Journey 2, steps 2 and 11: Mette says what she eats by the mailed link, the facilitator alone reads it, not her own
coordinator, and on its day it is gone. And a meeting that can be joined online: from the place to the screen, and in
by a press."""

from datetime import date

import pytest
from playwright.sync_api import expect

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.meetings.actions import change_meeting, create_meeting, publish, set_date, set_places
from praksisnet.meetings.words import Kind, Mode
from praksisnet.organisations.models import Organisation
from praksisnet.registration import tasks
from praksisnet.registration.actions import ask, register
from praksisnet.registration.actions.asking import Wanted
from praksisnet.registration.models import Answer, Arrival
from praksisnet.registration.words import QuestionKind
from tests.browser import PHONE
from tests.stories.conftest import fine, scanned, seated

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DAY = date(2026, 9, 24)


@pytest.fixture
def meeting(network, line):
    by = Actor.person(line)
    made = create_meeting(
        network.programme, kind=Kind.NETWORK, network=network, title="Aflastning, der holder", places=40, by=by
    )
    set_date(made, starts_at=clock.at(DAY, 9, 30), ends_at=clock.at(DAY, 15), town="Næstved", place="Salen", by=by)
    return publish(made, by=by)


def sees_no_food(secretarys, address):
    """»Hvem kommer fra os?« says that she comes, and nothing of what she eats."""
    secretarys.goto(address)
    expect(secretarys.get_by_role("row", name="Mette Kjær")).to_contain_text("Tilmeldt")
    assert "vegetar" not in secretarys.content().lower()


def test_what_mette_eats_is_asked_by_mail_and_deleted_on_its_day(
    live_server, open_page, post, koege, mette, birthe, meeting, line
):
    food = Wanted(QuestionKind.DIETARY, "Så køkkenet kan lave mad, du kan spise.", 14)
    ask(meeting, [food], by=Actor.person(line))
    register(meeting, mette, municipality=koege, by=Actor.person(birthe))

    link = post.link(post.newest(mette.email, "Birthe Holm har tilmeldt dig"), "/answers/")
    scanned(link)
    page = open_page(PHONE)
    page.goto(link)
    fine(page)
    page.get_by_text("Vegetarisk").click()
    page.get_by_role("button", name="Gem").click()
    fine(page)
    expect(page.get_by_text("Gemt. Oplysninger om mad slettes torsdag 8. oktober 2026.")).to_be_visible()
    page.goto(link)
    expect(page.get_by_text("Du har svaret.")).to_be_visible()
    expect(page.locator("input:checked")).to_have_count(0)

    lines = open_page(PHONE, person=line)
    lines.goto(f"{live_server.url}/meetings/{meeting.pk}/needs/")
    fine(lines)
    expect(lines.get_by_role("row", name="Mette Kjær").get_by_text("Vegetarisk")).to_be_visible()
    sees_no_food(open_page(PHONE, person=birthe), f"{live_server.url}/meetings/{meeting.pk}/from-us/")

    left = []
    for day in (date(2026, 10, 7), date(2026, 10, 8)):
        with clock.moved_to(clock.at(day, 0, 5)):
            tasks.delete_due_answers.func()
        left.append(Answer.objects.count())
    assert left == [1, 0]


def test_from_the_place_to_the_screen_and_in_by_a_press(live_server, open_page, post, network, meeting, line):
    soeren, by = seated(network, "Lejre", "Søren Lund"), Actor.person(line)
    set_places(meeting, 5, mode=Mode.ONLINE, by=by)
    change_meeting(meeting, online_url=f"{live_server.url}/privacy/?rum", by=by)
    register(meeting, soeren, municipality=Organisation.objects.get(name="Lejre"), by=Actor.person(soeren))
    page = open_page(PHONE, person=soeren)
    page.goto(f"{live_server.url}/meetings/{meeting.pk}/")
    expect(page.get_by_role("button", name="Deltag online")).to_have_count(0)

    page.get_by_role("link", name="Skift til online").click()
    fine(page)
    page.get_by_role("button", name="Deltag online").click()
    fine(page)
    expect(page.get_by_text("Du deltager nu online.")).to_be_visible()

    link = post.link(post.newest(soeren.email, "Du deltager online"), "/registrations/mailed/")
    scanned(link)
    with clock.moved_to(clock.at(DAY, 9, 20)):
        mailed = open_page(PHONE)
        mailed.goto(link)
        fine(mailed)
        mailed.get_by_role("button", name="Deltag online").click()
        mailed.wait_for_url("**/privacy/?rum")
    assert Arrival.objects.get().registration.person == soeren
