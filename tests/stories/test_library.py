"""A workshop's notes become an example that a leader releases by a mail; and a review date passes."""

from datetime import date, timedelta

import pytest
from django.test import Client
from playwright.sync_api import expect

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.knowledge.actions import ask_for_reviews, change_resource, create_resource, publish_resource
from praksisnet.knowledge.models import Release, Resource
from praksisnet.notices.models import Letter
from tests.browser import PHONE, WIDE, axe
from tests.stories.conftest import fine

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TITLE = "Faste aftaler om aflastning fra dag ét"
PARTS = {
    "For hvem": "Plejefamilier, der får et barn i pleje for første gang.",
    "Det gør vi": "Vi aftaler aflastning skriftligt på opstartsmødet.",
    "Resultatet, og hvordan vi ved det": "Færre akutte flytninger, talt halvårligt.",
    "Kontakt": "Mette Kjær, mette.kjaer@koege.example",
}


def writes_the_example(page, address, session):
    page.goto(f"{address}/meetings/{session.meeting_id}/")
    page.get_by_text("ikke i vidensbanken endnu").click()
    page.get_by_role("button", name=f"Lav til viden – {session.title}").click()
    page.get_by_role("link", name="Ret", exact=True).click()
    expect(page.get_by_label("Det gør vi")).to_be_hidden()
    page.get_by_text("Praksiseksempel", exact=True).first.click()
    page.get_by_label("Titel").fill(TITLE)
    for label, text in PARTS.items():
        page.get_by_label(label).fill(text)
    page.get_by_label("Kommune (", exact=False).select_option(label="Køge")
    page.get_by_label("Ejer").select_option(label="Ellen Thorup")
    page.get_by_label("Gennemgås senest").fill("1.9.2027")
    page.get_by_role("button", name="Gem").click()
    fine(page)


def asks_the_leader(page):
    page.get_by_role("link", name="Bed en leder frigive det").click()
    page.get_by_label("Lederens navn").fill("Hanne Friis")
    page.get_by_label("Lederens stilling").fill("Børne- og familiechef")
    page.get_by_label("Lederens mail").fill("hanne.friis@koege.example")
    page.get_by_role("button", name="Send linket").click()
    fine(page)
    expect(page.get_by_text("Venter på Hanne Friis, Børne- og familiechef")).to_be_visible()


def the_leaders_link():
    letter = Letter.objects.get(to_address="hanne.friis@koege.example", purpose="knowledge.release_release")
    return next(word for word in letter.text.split() if "/examples/" in word)


def nobody_acts_by_opening(link):
    scanner = Client(enforce_csrf_checks=True)
    path = link[link.index("/examples/") :]
    answers = [scanner.get(path), scanner.head(path), scanner.post(path, {"answer": "release"})]
    assert [answer.status_code for answer in answers] == [200, 200, 403]
    assert Release.objects.get().released_at is None
    return path


def releases_it(page, address, path):
    page.goto(address + path)
    fine(page)
    expect(page.get_by_text("Du svarer som Hanne Friis")).to_be_visible()
    expect(page.get_by_text("Vi aftaler aflastning skriftligt")).to_be_visible()
    page.get_by_role("button", name="Ja, frigiv det").click()
    fine(page)
    expect(page.get_by_text("Videnspartneren læser det, før det udgives.")).to_be_visible()


def publishes_it(page, address):
    page.goto(address)
    page.get_by_role("link", name=f"Gennemgå kladde: {TITLE}").click()
    fine(page)
    page.get_by_role("button", name="Udgiv").click()
    expect(page.get_by_text("Det ligger nu i vidensbanken")).to_be_visible()


def test_an_example_is_released_and_withdrawn(live_server, open_page, monday, workshop, line, ellen, mette):
    with clock.moved_to(clock.at(date(2026, 9, 28), 10)):
        lines = open_page(WIDE, person=line)
        writes_the_example(lines, live_server.url, workshop)
        asks_the_leader(lines)
        path = nobody_acts_by_opening(the_leaders_link())
        hanne = open_page(PHONE)
        releases_it(hanne, live_server.url, path)
    with clock.moved_to(clock.at(date(2026, 9, 29), 10)):
        publishes_it(open_page(WIDE, person=ellen), live_server.url)
        made = Resource.objects.get()
        mettes = open_page(PHONE, person=mette)
        mettes.goto(f"{live_server.url}/resources/{made.pk}/")
        expect(mettes.get_by_role("heading", name="Resultatet, og hvordan vi ved det")).to_be_visible()
        hanne.goto(live_server.url + path)
        hanne.get_by_role("button", name="Træk det tilbage").click()
        expect(hanne.get_by_text("Ingen kan finde det i vidensbanken.")).to_be_visible()
        mettes.reload()
        expect(mettes.get_by_role("heading", name="Resultatet, og hvordan vi ved det")).to_have_count(0)


@pytest.fixture
def brief(network, ellen):
    """Published on 1 September 2026, changed once, to be reviewed a year after."""
    by = Actor.person(ellen)
    with clock.moved_to(clock.at(date(2026, 9, 1), 9)):
        parts = {
            "question": "Hjælper fast aflastning børn i pleje?",
            "known": "Fast aflastning hænger sammen med færre brud.",
            "sure": "Tre undersøgelser peger samme vej.",
            "means": "Aftal aflastning fra begyndelsen.",
            "references": "Holm, B. (2024). Aflastning. doi: 10.1000/182",
        }
        said = {"title": "Aflastning og stabile anbringelser", "summary": "Det ved vi.", "authors": "Holm, B."}
        draft = create_resource(network.programme, kind="research", parts=parts, owner=ellen, by=by, **said)
        published = publish_resource(change_resource(draft, review_on=date(2027, 9, 1), by=by), by=by)
    with clock.moved_to(clock.at(date(2026, 10, 1), 9)):
        return change_resource(published, parts={**parts, "sure": "Fire undersøgelser peger samme vej."}, by=by)


def test_a_review_date_passes(live_server, open_page, monday, brief, ellen, mette):
    nightly = Actor.system("test")
    for day in (brief.review_on - timedelta(days=30), brief.review_on + timedelta(days=1)):
        with clock.moved_to(clock.at(day, 5, 20)):
            ask_for_reviews(by=nightly)
    said = Letter.objects.filter(purpose="knowledge.review").order_by("pk").values_list("subject", flat=True)
    assert list(said) == [
        "Praksisnet: Gennemgås senest 1. september 2027: Aflastning og stabile anbringelser",
        "Praksisnet: Ikke gennemgået til tiden: Aflastning og stabile anbringelser",
    ]

    with clock.moved_to(clock.at(brief.review_on + timedelta(days=1), 10)):
        mettes = open_page(WIDE, person=mette)
        mettes.goto(f"{live_server.url}/resources/{brief.pk}/")
        fine(mettes)
        expect(mettes.get_by_text("Ikke gennemgået til tiden")).to_be_visible()
        expect(mettes.get_by_role("link", name="doi.org/10.1000/182")).to_be_visible()
        expect(mettes.get_by_text("Holm, B. (2026). Aflastning og stabile anbringelser. Version 2")).to_be_visible()
        mettes.get_by_role("link", name="2, 1. oktober 2026").click()
        mettes.get_by_role("link", name="Version 2", exact=True).click()
        fine(mettes)
        expect(mettes.locator("ins")).to_have_text("Fire ")
        assert axe(mettes) == []
        ellens = open_page(PHONE, person=ellen)
        ellens.goto(live_server.url)
        ellens.get_by_role("link", name="Gennemgå i vidensbanken: Aflastning og stabile anbringelser").click()
        ellens.get_by_label("Gennemgås senest").fill("1.9.2028")
        ellens.get_by_role("button", name="Det passer stadig").click()
        expect(ellens.get_by_text("Ikke gennemgået til tiden")).to_have_count(0)
