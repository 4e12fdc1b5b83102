"""Journey 3, steps 6-7; 4, steps 10-12; 5, step 9: a trial is written down in a minute on a phone, told of from a mail,
shared, and clicked at the next meeting, where the room sees municipalities and no names."""

import pytest
from playwright.sync_api import expect

from praksisnet.kit import clock
from praksisnet.practice.models import Report, Trial
from praksisnet.practice.tasks import ask_how_it_went
from tests.browser import PHONE, WIDE
from tests.practice.conftest import DAY, LOOK_ON, NEXT, WHAT, meeting_on
from tests.stories.conftest import fine, scanned

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def at(page, address):
    page.goto(address)
    fine(page)
    return page


def count_on(page, meeting, server):
    """The number on the wide screen."""
    at(page, f"{server}/meetings/{meeting.pk}/trials/")
    return page.locator("#number").inner_text().split()


def writes_down(page, server, meeting):
    at(page, f"{server}/meetings/{meeting.pk}/")
    page.get_by_role("textbox", name="Det vil vi prøve").fill(WHAT)
    page.get_by_label("Hvem er med").fill("Mette og Jonas")
    assert page.get_by_role("textbox", name="Hvornår ser vi på det").input_value() == "05.11.2026"
    page.get_by_role("button", name="Gem", exact=True).click()
    said = "Gemt for Køge. Kun jer og facilitatoren kan se den, indtil I deler den."
    expect(page.get_by_text(said).first).to_be_visible()
    fine(page)


def tells_from_the_mail(page, link):
    at(page, link)
    expect(page.get_by_text("Du svarer som Mette Kjær, Køge. Er du ikke Mette?")).to_be_visible()
    page.get_by_text("Tilpasset", exact=True).click()
    page.get_by_label("Fortæl det på en linje eller to").fill("Vi aftaler det på opstartsmødet")
    page.get_by_text("Tid", exact=True).click()
    page.get_by_role("button", name="Gem").click()
    expect(page.get_by_text("Gemt for Køge.")).to_be_visible()
    fine(page)


def shares(page, server, trial):
    at(page, f"{server}/trials/{trial.pk}/")
    page.get_by_role("link", name="Del med netværket").click()
    page.get_by_role("button", name="Ja, del").click()
    expect(page.get_by_text("Delt med Netværk Sjælland.")).to_be_visible()
    fine(page)


def clicks(page, server, meeting):
    at(page, f"{server}/meetings/{meeting.pk}/since-last/")
    page.get_by_role("button", name="Indført").click()
    expect(page.get_by_text("1 af 1 kommune har fortalt, hvordan det går.")).to_be_visible()
    assert "Køge" not in page.locator("#counts").inner_text()
    fine(page)


def test_from_the_last_half_hour_to_the_next_meeting(live_server, open_page, network, line, mette, post):
    server, now, next_ = live_server.url, meeting_on(network, DAY), meeting_on(network, NEXT)
    mettes = open_page(PHONE, person=mette)
    with clock.moved_to(clock.at(DAY, 14, 31)):
        wide = open_page(WIDE, person=line)
        assert count_on(wide, now, server) == ["0", "kommuner"]
        writes_down(mettes, server, now)
        assert count_on(wide, now, server) == ["1", "kommune"]
    trial = Trial.objects.get()
    with clock.moved_to(clock.at(LOOK_ON, 9)):
        ask_how_it_went.func()
        link = post.link(post.newest(mette.email, "Hvordan gik det?"), "/reports/")
        scanned(link)
        assert Report.objects.count() == 0
        tells_from_the_mail(open_page(PHONE), link)
        shares(mettes, server, trial)
    with clock.moved_to(clock.at(NEXT, 9, 40)):
        clicks(mettes, server, next_)
    assert list(Report.objects.values_list("occasion", "stage")) == [("asked", "adapted"), ("meeting", "adopted")]
