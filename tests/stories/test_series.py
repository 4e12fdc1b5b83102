"""All meetings: one press on a phone; a date that is added and dropped, one that moves and asks again; and out."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from praksisnet.kit import clock
from praksisnet.meetings.actions import change_plan
from praksisnet.meetings.words import UNDO_FOR, ChangeKind, NewPlan
from praksisnet.registration.models import Registration
from tests.browser import PHONE
from tests.registration.dates import Network
from tests.stories.conftest import MONDAY, fine, scanned

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def here(monday):
    return Network(language="da")


def files(letter):
    return [part.get_filename() for part in letter.iter_attachments()]


def registers(page, base, meeting):
    """For all but one."""
    page.goto(f"{base}/meetings/{meeting.pk}/")
    page.get_by_role("link", name="Tilmeld dig alle møder").click()
    fine(page)
    page.get_by_label("Tilmeld mig – 15. oktober").uncheck()
    page.get_by_role("button", name="Tilmeld dig alle møder").click()
    fine(page)
    said = "Du er tilmeldt alle møder i Netværk Sjælland. Du har plads 24. september og 5. november."
    expect(page.get_by_text(said)).to_be_visible()
    expect(page.get_by_text("Du er tilmeldt", exact=True)).to_have_count(2)


def drops(page, link):
    """From the mail about the new date, without signing in."""
    scanned(link)
    page.goto(link)
    page.get_by_role("link", name="Meld afbud").click()
    page.get_by_role("button", name="Ja, meld afbud").click()
    expect(page.get_by_text("Du har meldt afbud.").first).to_be_visible()


def confirms(page, link):
    page.goto(link)
    page.get_by_role("button", name="Bekræft, at du stadig kommer").click()
    fine(page)
    expect(page.get_by_text("Du har bekræftet, at du stadig kommer")).to_be_visible()


def stops(page):
    """New dates, and one of the two that are left."""
    page.reload()
    expect(page.get_by_text("Du meldte afbud 8. juni")).to_be_visible()
    page.get_by_role("link", name="Stop tilmelding til alle møder").click()
    fine(page)
    page.get_by_label("Torsdag 1. oktober 2026").uncheck()
    page.get_by_role("button", name="Stop, og meld afbud til de valgte datoer").click()
    fine(page)
    expect(page.get_by_text("Du har meldt afbud til 1 dato. Vi tilmelder dig ikke længere nye datoer.")).to_be_visible()


def test_all_meetings_from_the_first_press_to_the_last(live_server, open_page, post, here):
    september, october, november = here.date(0, places=40), here.date(3), here.date(6)
    page, mailed = open_page(PHONE, client=here.client()), open_page(PHONE)
    registers(page, live_server.url, september)
    receipt = post.newest(here.mette.email, "Du er tilmeldt alle møder i Netværk Sjælland")

    december = here.date(9)
    added = post.newest(here.mette.email, "Du er tilmeldt: Møde 9, 26. november")
    drops(mailed, post.link(added, "/registrations/mailed/"))

    day = date(2026, 10, 1)
    plan = NewPlan(september.pk, clock.at(day, 9), clock.at(day, 15), "Næstved", "")
    change_plan(ChangeKind.MOVE, [plan], by=here.by)
    with clock.moved_to(clock.at(MONDAY, 9) + UNDO_FOR + timedelta(minutes=1)):
        moved = post.newest(here.mette.email, "Flyttet: Møde 0, 1. oktober")
        confirms(mailed, post.link(moved, "/registrations/mailed/"))
        stops(page)
        left = post.newest(here.mette.email, "Du er ikke længere tilmeldt alle møder")

    states = {one.meeting_id: one.state for one in Registration.objects.all()}
    assert states == {september.pk: "registered", november.pk: "cancelled", december.pk: "cancelled"}
    assert (files(receipt), files(left)) == (["praksisnet-1.ics", "praksisnet-2.ics"], ["praksisnet.ics"])
    assert october.pk not in states


def test_it_works_without_javascript(live_server, open_page, here):
    here.date(0)
    page = open_page(PHONE, client=here.client(), javascript=False)

    page.goto(f"{live_server.url}/networks/{here.network.pk}/series/")
    page.get_by_role("button", name="Tilmeld dig alle møder").click()

    expect(page.get_by_text("Du er tilmeldt alle møder i Netværk Sjælland.", exact=False).first).to_be_visible()
