"""A round is moved and the move undone; somebody takes another network's date; the facilitator lets one come to two."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.meetings.words import UNDO_FOR
from praksisnet.notices.delivery import pump
from praksisnet.notices.models import Letter
from praksisnet.registration.actions import register
from praksisnet.registration.models import Registration
from tests.browser import PHONE, WIDE
from tests.registration.dates import TwoNetworks
from tests.stories.conftest import MONDAY, fine, scanned

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cast(monday):
    return TwoNetworks()


def changes(page, base, cast):
    """Both meetings to a week later, from the round's own page."""
    page.goto(f"{base}/rounds/{cast.round.pk}/")
    page.get_by_role("link", name="Flyt, aflys eller hold online").click()
    fine(page)
    for meeting, day in ((cast.home, "01-10-2026"), (cast.away, "06-10-2026")):
        page.locator(f"#meeting_{meeting.pk}").check()
        page.locator(f"#id_day_{meeting.pk}").fill(day)
    page.get_by_label("Hvorfor bliver det flyttet?").fill("Hallen er lukket")
    page.get_by_role("button", name="Se, hvem det berører").click()
    fine(page)
    expect(page.get_by_role("heading", name="Vil du flytte disse møder?")).to_be_visible()
    expect(page.get_by_text("Torsdag 1. oktober", exact=False).first).to_be_visible()


def test_a_round_is_moved_and_undone_before_anybody_hears_of_it(live_server, open_page, post, cast):
    mine = register(cast.home, cast.aisha, municipality=cast.greve, by=Actor.person(cast.aisha))
    page = open_page(WIDE, person=cast.programme.created_by)

    changes(page, live_server.url, cast)
    page.get_by_role("button", name="Ja, flyt").click()
    fine(page)
    expect(page.get_by_role("heading", name="Møderne er flyttet")).to_be_visible()
    moved = [date(2026, 10, 1), date(2026, 10, 6)]
    assert [clock_day(meeting) for meeting in (cast.home, cast.away)] == moved
    page.get_by_role("button", name="Fortryd").click()
    expect(page.get_by_text("Ingen mail blev sendt", exact=False)).to_be_visible()

    mine.refresh_from_db()
    assert [clock_day(meeting) for meeting in (cast.home, cast.away)] == [date(2026, 9, 24), date(2026, 9, 29)]
    assert (mine.state, mine.confirm_by_at) == ("registered", None)
    with clock.moved_to(clock.at(MONDAY, 9) + UNDO_FOR + timedelta(minutes=1)):
        pump()
    assert not Letter.objects.filter(purpose="registration.moved").exists()


def clock_day(meeting):
    meeting.refresh_from_db()
    return meeting.starts_at.astimezone(clock.COPENHAGEN).date()


def test_who_cannot_come_that_day_takes_another_networks_date(live_server, open_page, post, cast):
    before = cast.comes(cast.home)
    page = open_page(PHONE, person=cast.aisha)

    page.goto(f"{live_server.url}/meetings/{cast.home.pk}/")
    page.get_by_role("link", name="Kan du ikke den dag?").click()
    fine(page)
    page.get_by_role("link", name="Samme program: Netværk Hovedstaden, 29. september, 2 pladser tilbage").click()
    fine(page)
    said = (
        "Du er tilmeldt i Netværk Sjælland 24. september. Når du tager denne dato, går den plads videre til den næste."
    )
    expect(page.get_by_text(said)).to_be_visible()
    page.locator("#registration").get_by_role("button", name="Tilmeld dig").click()
    fine(page)
    expect(page.get_by_role("heading", name="Du er tilmeldt")).to_be_visible()

    before.refresh_from_db()
    made = Registration.objects.get(meeting=cast.away)
    assert (before.state, made.state, made.is_visitor, made.municipality) == (
        "cancelled",
        "registered",
        True,
        cast.greve,
    )
    assert "Du er tilmeldt" in post.newest(cast.aisha.email, "29. september")["Subject"]


def test_the_mailed_cancellation_shows_the_other_dates_before_it_cancels(live_server, open_page, post, cast):
    cast.comes(cast.home)
    link = post.link(post.newest(cast.aisha.email, "Du er tilmeldt"), "/registrations/mailed/")
    scanned(link)
    page = open_page(PHONE)

    page.goto(link)
    page.get_by_role("link", name="Meld afbud").click()
    fine(page)
    page.get_by_role("link", name="Samme program: Netværk Hovedstaden, 29. september, 2 pladser tilbage").click()
    page.locator("#registration").get_by_role("button", name="Tilmeld dig").click()
    expect(page.get_by_role("heading", name="Du er tilmeldt")).to_be_visible()

    assert list(Registration.objects.order_by("pk").values_list("state", flat=True)) == ["cancelled", "registered"]


def test_the_facilitator_lets_one_person_come_to_both(live_server, open_page, cast):
    before = cast.comes(cast.home)
    lines, aishas = (open_page(WIDE, person=one) for one in (cast.programme.created_by, cast.aisha))

    lines.goto(f"{live_server.url}/rounds/{cast.round.pk}/")
    lines.get_by_label("Én person må tilmelde sig flere af møderne").check()
    lines.locator("section", has_text="Én dato eller flere").get_by_role("button", name="Gem").click()
    fine(lines)
    expect(lines.get_by_label("Én person må tilmelde sig flere af møderne")).to_be_checked()
    aishas.goto(f"{live_server.url}/meetings/{cast.away.pk}/registration/")
    aishas.locator("#registration").get_by_role("button", name="Tilmeld dig").click()
    expect(aishas.get_by_role("heading", name="Du er tilmeldt")).to_be_visible()

    before.refresh_from_db()
    assert (before.state, Registration.objects.get(meeting=cast.away).state) == ("registered", "registered")
