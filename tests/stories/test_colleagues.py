"""Journey 2, steps 1-4 and 11: the secretary registers five colleagues, one of them reads a forwarded mail, and gives
the place to somebody else."""

from datetime import date

import pytest
from playwright.sync_api import expect

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.meetings.actions import create_meeting, publish, set_date
from praksisnet.meetings.words import CorePart, Kind, SessionKind
from praksisnet.registration.models import Registration
from tests.browser import PHONE, WIDE
from tests.stories.conftest import fine, scanned, seated

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TITLE = "Aflastning, der holder"
WORKSHOPS = (("Samtalen", 20), ("Aftalen", 12), ("Redskabet", 8))
NEW = (("Jonas Riis", "jonas.riis@koege.example"), ("Ida Lund", "ida.lund@koege.example"))


@pytest.fixture
def meeting(network, line):
    by = Actor.person(line)
    parts = [CorePart(SessionKind.WORKSHOP, 90, name, block=1, capacity=places) for name, places in WORKSHOPS]
    made = create_meeting(
        network.programme, kind=Kind.NETWORK, network=network, title=TITLE, parts=parts, places=40, by=by
    )
    set_date(made, starts_at=clock.at(date(2026, 9, 24), 9, 30), town="Næstved", place="Salen", by=by)
    return made


@pytest.fixture
def colleagues(network, mette):
    """Three more with permanent places of Køge."""
    return [mette, seated(network, "Køge", "Hans Juul", 2), seated(network, "Køge", "Else Toft", 3)]


def registers_five(page, link):
    """From the link of the invitation; she is signed in."""
    page.goto(link)
    fine(page)
    page.get_by_role("link", name="Tilmeld kolleger").click()
    fine(page)
    for name in ("Mette Kjær", "Hans Juul", "Else Toft"):
        page.get_by_role("checkbox", name=name).check()
    for number, (name, address) in enumerate(NEW, 1):
        page.locator(f"[name=name-{number}]").fill(name)
        page.locator(f"[name=email-{number}]").fill(address)
    page.get_by_label("Alle eller ingen").check()
    assert page.locator("form.pn-colleagues").get_by_text("Vegetarisk").count() == 0
    page.get_by_role("button", name="Tilmeld 5 kolleger").click()
    fine(page)
    expect(page.get_by_text("5 kolleger er tilmeldt.")).to_be_visible()
    expect(page.get_by_text("Mad og tilgængelighed spørger vi den enkelte om.")).to_be_visible()


def chooses_workshop(page, link):
    page.goto(link)
    page.get_by_label("B. Aftalen").first.check()
    page.get_by_role("button", name="Gem workshop").click()
    fine(page)
    expect(page.get_by_text("Gemt.")).to_be_visible()


def gets_own_link(page, link, address):
    """Jonas, in a browser of his own, opens what Mette has sent on."""
    page.goto(link)
    expect(page.get_by_text("Du svarer som Mette Kjær, Køge. Er du ikke Mette?")).to_be_visible()
    page.get_by_role("link", name="Jeg er en anden").click()
    fine(page)
    page.get_by_label("Arbejdsmail", exact=True).fill(address)
    page.get_by_role("button", name="Send mig mit eget link").click()
    fine(page)
    expect(page.get_by_text("Vi har sendt dig dit eget link.")).to_be_visible()


def gives_place(page, link):
    page.goto(link)
    expect(page.get_by_text("Du svarer som Jonas Riis, Køge.")).to_be_visible()
    page.get_by_role("link", name="Giv pladsen til en kollega").click()
    fine(page)
    page.get_by_label("Navn").fill("Per Dal")
    page.get_by_label("Arbejdsmail").fill("per.dal@koege.example")
    page.get_by_role("button", name="Giv pladsen til kollegaen").click()
    fine(page)
    expect(page.get_by_text("Per Dal har nu pladsen.")).to_be_visible()


def test_five_colleagues_a_forwarded_mail_and_a_substitution(
    live_server, open_page, post, colleagues, birthe, meeting, line
):
    publish(meeting, by=Actor.person(line))
    mette, jonas = colleagues[0].email, NEW[0][1]
    invitation = post.link(post.newest(birthe.email, "Invitation"), "/registrations/mailed/")
    scanned(invitation)
    birthes = open_page(WIDE, person=birthe)
    registers_five(birthes, invitation)

    own = post.link(post.newest(mette, "Birthe Holm har tilmeldt dig"), "/registrations/mailed/")
    scanned(own)
    chooses_workshop(open_page(PHONE), own)
    phone = open_page(PHONE)
    gets_own_link(phone, own, jonas)
    gives_place(phone, post.link(post.newest(jonas, "Dit eget link"), "/registrations/mailed/"))
    assert TITLE in post.newest("per.dal@koege.example", "Du kommer i stedet for Jonas Riis")["Subject"]

    birthes.goto(f"{live_server.url}/meetings/{meeting.pk}/from-us/")
    fine(birthes)
    rows = birthes.get_by_role("row")
    expect(rows.filter(has_text="Mette Kjær")).to_contain_text("Tilmeldt, workshop B")
    expect(rows.filter(has_text="Jonas Riis")).to_contain_text("Afbud 8. juni")
    expect(rows.filter(has_text="Per Dal")).to_contain_text("Tilmeldt")
    assert Registration.objects.filter(state="registered").count() == 5
