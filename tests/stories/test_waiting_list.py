"""Journey 2, steps 8-10 and 12 with both variants: a late cancellation, somebody who is asked; yes, and no answer."""

from datetime import date

import pytest
from playwright.sync_api import expect

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.meetings.models import Pool
from praksisnet.notices.models import Letter
from praksisnet.registration.actions import cancel_registration, keep_queues
from praksisnet.registration.models import Registration
from tests.browser import PHONE, WIDE
from tests.stories.conftest import fine, registered, scanned, seated

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TUESDAY, WEDNESDAY, THE_DAY = date(2026, 9, 22), date(2026, 9, 23), date(2026, 9, 24)


@pytest.fixture
def people(network, small_meeting):
    """Both places are taken, by Køge and Greve; Aisha of Greve has waited since 10 September."""
    jonas, ib = seated(network, "Køge", "Jonas Riis"), seated(network, "Greve", "Ib Dam")
    aisha, thomas = seated(network, "Greve", "Aisha Bergmann", 2), seated(network, "Faxe", "Thomas Nygaard")
    registered(small_meeting, jonas, "Køge")
    registered(small_meeting, ib, "Greve")
    with clock.moved_to(clock.at(date(2026, 9, 10), 9)):
        registered(small_meeting, aisha, "Greve")
        last = registered(small_meeting, thomas, "Faxe")
    with clock.moved_to(clock.at(date(2026, 9, 11), 9)):
        cancel_registration(last, by=Actor.person(thomas))
    return {"jonas": jonas, "ib": ib, "aisha": aisha, "thomas": thomas}


def late(open_page, post, jonas):
    """Jonas cancels after the deadline, from the mail and without signing in."""
    link = post.link(post.newest(jonas.email, "Du er tilmeldt"), "/registrations/mailed/")
    scanned(link)
    page = open_page(PHONE)
    page.goto(link)
    page.get_by_role("link", name="Meld afbud").click()
    fine(page)
    said = "Fristen er overskredet, og maden er bestilt. Kan en kollega komme i stedet?"
    expect(page.get_by_text(said)).to_be_visible()
    expect(page.get_by_role("link", name="Giv pladsen til en kollega")).to_be_visible()
    page.get_by_role("button", name="Meld afbud alligevel").click()
    expect(page.get_by_text("Du har meldt afbud.").first).to_be_visible()


def test_a_place_is_asked_about_after_the_deadline_and_taken(live_server, open_page, post, people, small_meeting, line):
    aisha = people["aisha"]
    with clock.moved_to(clock.at(TUESDAY, 8)):
        late(open_page, post, people["jonas"])
        letter = post.newest(aisha.email, "Vi har en plads til dig. Svar senest onsdag 23. september kl. 8.00")

    with clock.moved_to(clock.at(TUESDAY, 9, 15)):
        front = open_page(PHONE, person=aisha)
        front.goto(live_server.url)
        fine(front)
        expect(front.get_by_text(f"Vi har en plads til dig på »{small_meeting.title}«")).to_be_visible()
        link = post.link(letter, "/registrations/mailed/")
        scanned(link)
        held = Pool.objects.get(meeting=small_meeting, session=None).taken
        first, second = open_page(PHONE), open_page(PHONE)
        for page in (first, second):
            page.goto(link)
            fine(page)
            expect(page.get_by_role("heading", name="Vi har en plads til dig")).to_be_visible()
        for page in (first, second):
            page.get_by_role("button", name="Tag imod pladsen").click()
            expect(page.get_by_role("heading", name="Du er tilmeldt")).to_be_visible()
        post.newest(aisha.email, "Du er tilmeldt: ")

    assert (held, Registration.objects.filter(person=aisha, state="registered").count()) == (2, 1)
    [receipt] = Letter.objects.filter(to_person=aisha, purpose="registration.accepted")
    assert b"METHOD:REQUEST" in bytes(receipt.calendar)
    reads_the_history(open_page, line, f"{live_server.url}/meetings/{small_meeting.pk}/participants/")


def reads_the_history(open_page, line, address):
    """Line sees that the list is full and nobody waits, and what happened to Aisha."""
    desk = open_page(WIDE, person=line)
    desk.goto(address)
    expect(desk.get_by_text("2 tilmeldte fra 1 kommune.")).to_be_visible()
    expect(desk.get_by_text("på venteliste")).to_have_count(0)
    desk.get_by_role("link", name="Aisha Bergmann").first.click()
    fine(desk)
    said = "På venteliste 10. september · nr. 1 · nr. 2 · nr. 1 · spurgt 22. september kl. 8.00 · tog imod kl. 9.15"
    expect(desk.get_by_text(said)).to_be_visible()


def test_no_answer_in_time_sends_the_place_on(open_page, post, people, live_server, small_meeting):
    with clock.moved_to(clock.at(TUESDAY, 8)):
        cancel_registration(Registration.objects.get(person=people["jonas"]), by=Actor.person(people["jonas"]))
    with clock.moved_to(clock.at(WEDNESDAY, 8)):
        keep_queues(by=Actor.system("test"))
        letter = post.newest(people["aisha"].email, "Pladsen er gået videre")
        page = open_page(PHONE)
        page.goto(post.link(letter, "/registrations/mailed/"))
        fine(page)

        expect(page.get_by_text("Svarfristen er overskredet")).to_be_visible()
        assert page.get_by_role("button", name="Tag imod pladsen").count() == 0


def test_a_cancellation_on_the_morning_asks_nobody(post, people, small_meeting):
    with clock.moved_to(clock.at(THE_DAY, 6, 30)):
        cancel_registration(Registration.objects.get(person=people["jonas"]), by=Actor.person(people["jonas"]))
        keep_queues(by=Actor.system("test"))

        with pytest.raises(AssertionError, match="No letter"):
            post.newest(people["aisha"].email, "Vi har en plads til dig")
