"""Journey 2, steps 5-7: a full meeting, two who wait, one of a municipality without a place, and a cancellation from a
forwarded mail that moves the right one up."""

import pytest
from playwright.sync_api import expect

from praksisnet.registration.models import Registration
from tests.browser import PHONE
from tests.stories.conftest import fine, registered, scanned, seated

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def joins_queue(page, meeting, number):
    page.goto(f"{page.base}/meetings/{meeting.pk}/")
    fine(page)
    expect(page.get_by_text(f"Optaget. Kom på venteliste som nr. {number}.")).to_be_visible()
    page.locator("#registration").get_by_role("button", name="Kom på venteliste").click()
    fine(page)
    expect(page.get_by_role("heading", name=f"Du er på venteliste som nr. {number}")).to_be_visible()


def test_the_right_one_moves_up(live_server, open_page, post, network, small_meeting):
    karen, first = seated(network, "Stevns", "Karen Højgaard"), seated(network, "Greve", "Ib Dam")
    people = {"Greve": seated(network, "Greve", "Aisha Bergmann", 2), "Faxe": seated(network, "Faxe", "Thomas Nygaard")}
    registered(small_meeting, karen, "Stevns")
    registered(small_meeting, first, "Greve")
    aishas, thomas = open_page(PHONE, person=people["Greve"]), open_page(PHONE, person=people["Faxe"])
    aishas.base = thomas.base = live_server.url

    joins_queue(aishas, small_meeting, 1)
    joins_queue(thomas, small_meeting, 1)
    aishas.reload()
    fine(aishas)
    expect(aishas.get_by_text("Faxe har ingen plads endnu og står derfor før dig.")).to_be_visible()

    link = post.link(post.newest(karen.email, "Du er tilmeldt"), "/registrations/mailed/")
    scanned(link)
    karens = open_page(PHONE)
    karens.goto(link)
    fine(karens)
    expect(karens.get_by_text("Du svarer som Karen Højgaard, Stevns. Er du ikke Karen?")).to_be_visible()
    karens.get_by_role("link", name="Meld afbud").click()
    fine(karens)
    assert Registration.objects.filter(person=karen, state="cancelled").count() == 0
    karens.get_by_role("button", name="Ja, meld afbud").click()
    fine(karens)
    said = "Du har meldt afbud. Pladsen går videre til den næste på ventelisten."
    expect(karens.get_by_text(said)).to_be_visible()

    assert small_meeting.title in post.newest(people["Faxe"].email, "Du har fået en plads")["Subject"]
    aishas.reload()
    expect(aishas.get_by_role("heading", name="Du er på venteliste som nr. 1")).to_be_visible()
    thomas.reload()
    expect(thomas.get_by_role("heading", name="Du er tilmeldt")).to_be_visible()
