"""Journey 4, steps 11 and 12: Mette shares what Køge tried and makes the template theirs; Ellen marks what must stay
as it is; Aisha sees who has tried it, what they changed, and whom to write to."""

from datetime import date

import pytest
from playwright.sync_api import expect

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.knowledge.actions import create_resource, publish_resource
from praksisnet.meetings.models import Session
from praksisnet.organisations.models import Organisation
from praksisnet.practice.actions import plan_trial, report_trial
from tests import factories
from tests.browser import PHONE, WIDE
from tests.practice.conftest import DAY, LOOK_ON, WHAT, meeting_on
from tests.stories.conftest import fine, seated

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TITLE = "Skabelon: aftale om aflastning på tværs af kommuner"
CORE = "skriftlig aftale før første weekend"
NAME = "Køges udgave, november 2026"


@pytest.fixture
def network(line):
    programme = factories.programme(line, title="Plejefamilier")
    factories.role(factories.person("Ellen Thorup"), "knowledge_partner", programme)
    return factories.network(programme, "Netværk Sjælland")


@pytest.fixture
def people(network):
    """Who hold the seats of Køge and Greve since the summer, and Ellen."""
    with clock.moved_to(date(2026, 6, 1)):
        found = {"Ellen": network.programme.roles.get(kind="knowledge_partner").person}
        for municipality, name in (("Køge", "Mette Kjær"), ("Greve", "Aisha Bergmann")):
            found[name.split()[0]] = seated(network, municipality, name)
    return found


@pytest.fixture
def template(network, line):
    """What became of workshop B."""
    session = Session.objects.create(meeting=meeting_on(network, DAY), kind="talk", title="Aftaler på tværs")
    with clock.moved_to(date(2026, 9, 29)):
        draft = create_resource(
            network.programme, kind="tool", title=TITLE, summary="To sider, der kan udfyldes på et møde.",
            body="Udfyld den sammen med familien.", session=session, by=Actor.person(line),
        )  # fmt: skip
        return publish_resource(draft, by=Actor.person(line))


@pytest.fixture
def trial(network, people, template):
    """Køge's, written down at the meeting before there was a template; told of in November."""
    by, koege = Actor.person(people["Mette"]), Organisation.objects.get(name="Køge")
    with clock.moved_to(clock.at(DAY, 14, 31)):
        made = plan_trial(network, koege, what=WHAT, look_on=LOOK_ON, meeting=template.session.meeting, by=by)
    with clock.moved_to(clock.at(LOOK_ON, 9)):
        report_trial(made, "adapted", told="Vi aftaler det på opstartsmødet", by=by)
    return made


def shares_and_makes_it_theirs(page, server, trial):
    page.goto(f"{server}/trials/{trial.pk}/")
    page.get_by_role("link", name="Del med netværket").click()
    page.get_by_role("button", name="Ja, del").click()
    fine(page)
    page.get_by_role("link", name="Lav til jeres udgave af skabelonen").click()
    fine(page)
    page.get_by_label("Hvad har I lavet om?").fill("Aftalen fylder én side, og vi skriver telefontider på.")
    page.get_by_label("Hvorfor?").fill("To sider nåede vi ikke på et opstartsmøde.")
    page.get_by_text("Andre må skrive til mig om den").click()
    expect(page.get_by_label("Del den med Netværk Sjælland")).to_be_checked()
    page.get_by_role("button", name="Gem").click()
    expect(page.get_by_role("heading", name=NAME, level=1)).to_be_visible()
    fine(page)


def sees_on_the_template(page, server, template):
    page.goto(f"{server}/resources/{template.pk}/")
    expect(page.get_by_text("Afprøvet i 1 kommune")).to_be_visible()
    expect(page.get_by_role("link", name=NAME)).to_be_visible()
    fine(page)


def marks_the_core(page, server, template):
    page.goto(f"{server}/resources/{template.pk}/")
    page.get_by_role("link", name="Mærk kerneelementer").click()
    fine(page)
    page.get_by_label("Kerneelementer").fill(CORE)
    page.get_by_role("button", name="Gem").click()
    expect(page.get_by_text(f"Kerneelement: {CORE}")).to_be_visible()
    fine(page)


def says_that_it_was_kept(page):
    """Mette learns of it on Køge's own page."""
    page.get_by_role("link", name=NAME).click()
    expect(page.get_by_text("Der er mærket et kerneelement")).to_be_visible()
    page.get_by_role("link", name="Ret jeres udgave").click()
    page.get_by_text("Det har vi beholdt").click()
    page.get_by_role("button", name="Gem").click()
    expect(page.get_by_text("Beholdt", exact=True)).to_be_visible()
    fine(page)


def sees_who_has_tried_it(page, server, template):
    page.goto(f"{server}/resources/{template.pk}/")
    expect(page.get_by_text(f"Kerneelement: {CORE}")).to_be_visible()
    page.get_by_role("link", name="Hvem har prøvet det?").click()
    expect(page.get_by_role("heading", name="Køge")).to_be_visible()
    expect(page.get_by_text("Aftalen fylder én side, og vi skriver telefontider på.")).to_be_visible()
    write = page.get_by_role("link", name="Skriv til Mette")
    expect(write).to_have_attribute("href", "mailto:mette@koege.example")
    fine(page)


def test_koeges_version_of_the_template_helps_greve(live_server, open_page, people, template, trial):
    server = live_server.url
    with clock.moved_to(clock.at(LOOK_ON, 10)):
        mettes = open_page(PHONE, person=people["Mette"])
        shares_and_makes_it_theirs(mettes, server, trial)
        sees_on_the_template(mettes, server, template)
        marks_the_core(open_page(WIDE, person=people["Ellen"]), server, template)
        sees_on_the_template(mettes, server, template)
        says_that_it_was_kept(mettes)
        sees_who_has_tried_it(open_page(PHONE, person=people["Aisha"]), server, template)
