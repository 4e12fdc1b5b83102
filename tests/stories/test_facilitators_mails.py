"""Line finds three people in a long list, writes to them, sees what became of her mails, and says something of her own
in the invitation."""

from datetime import date

import pytest
from playwright.sync_api import expect

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.meetings.actions import create_meeting, publish, set_date
from praksisnet.meetings.words import Kind
from praksisnet.notices.models import Letter
from praksisnet.organisations.models import Organisation
from praksisnet.registration.models import Registration
from tests import factories
from tests.stories.conftest import fine

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PEOPLE = {
    "Køge": ("Mette Kjær", "Jonas Riis", "Birthe Holm"),
    "Faxe": ("Thomas Nygaard",),
    "Greve": ("Aisha Bergmann",),
}


def planned(network, line, title):
    by = Actor.person(line)
    made = create_meeting(network.programme, kind=Kind.NETWORK, network=network, title=title, places=300, by=by)
    return set_date(made, starts_at=clock.at(date(2026, 9, 24), 9, 30), town="Næstved", place="Salen", by=by)


@pytest.fixture
def meeting(network, line):
    """With a hundred and twenty-five registrations, five of them by people with names."""
    made = publish(planned(network, line, "Aflastning, der holder"), by=Actor.person(line))
    for home, names in PEOPLE.items():
        place = Organisation.objects.get(name=home)
        for name in names:
            first = name.split()[0].lower()
            person = factories.person(name, email=f"{first}@{home.lower().replace('ø', 'oe')}.example")
            Registration.objects.create(meeting=made, person=person, municipality=place, state="registered")
    others = [factories.person(f"Deltager {number}") for number in range(120)]
    roskilde = Organisation.objects.get(name="Roskilde")
    Registration.objects.bulk_create(
        Registration(meeting=made, person=person, municipality=roskilde, state="registered") for person in others
    )
    return made


def test_line_writes_to_three(live_server, open_page, post, network, meeting, line):
    page = open_page(person=line)
    draft = planned(network, line, "Samtaler om ferie")

    finds_three(page, f"{live_server.url}/meetings/{meeting.pk}/participants/")
    writes_to_them(page)
    letter = post.newest("mette@koege.example", "Husk jeres aftaler")
    sees_what_became_of_them(page)
    says_something_in_the_invitation(page, f"{live_server.url}/meetings/{draft.pk}/settings/")

    assert letter["Reply-To"] == "line.mortensen@operatoer.example"
    assert Letter.objects.filter(purpose="registration.message").count() == 3
    publish(draft, by=Actor.person(line))


def test_who_is_ticked_before_the_script_has_come_stays_chosen(live_server, open_page, meeting, line):
    page, script = open_page(person=line), []
    page.route("**/chosen*.js", lambda route: script.append(route))
    page.goto(f"{live_server.url}/meetings/{meeting.pk}/participants/?q=mette", wait_until="commit")
    mette = page.get_by_role("checkbox", name="Mette Kjær")
    mette.check(force=True)

    script[0].continue_()

    expect(page.get_by_text("1 valgt")).to_be_visible()
    expect(mette).to_be_checked()


def finds_three(page, address):
    """She chooses one on the second page, and two under another search: all three stay chosen."""
    page.goto(f"{address}?sort=name&page=2")
    fine(page)
    page.get_by_role("checkbox", name="Mette Kjær").check(force=True)
    page.goto(address)
    page.get_by_label("Navn, kommune eller mail").fill("faxe")
    page.get_by_role("button", name="Vis", exact=True).click()
    page.get_by_role("checkbox", name="Thomas Nygaard").check(force=True)
    page.get_by_label("Navn, kommune eller mail").fill("aisha")
    page.get_by_role("button", name="Vis", exact=True).click()
    page.get_by_role("checkbox", name="Aisha Bergmann").check(force=True)
    expect(page.get_by_text("3 valgt")).to_be_visible()


def writes_to_them(page):
    page.get_by_label("Med de valgte").select_option(label="Skriv en mail til dem")
    page.get_by_role("button", name="Fortsæt").click()
    expect(page.get_by_text("3 personer får mailen, hver sin og med det samme.")).to_be_visible()
    fine(page)
    page.get_by_label("Emne").fill("Husk jeres aftaler")
    page.get_by_label("Tekst").fill("Kære alle tre\n\nTag jeres skriftlige aftaler med, så vi kan se på dem sammen.")
    page.get_by_role("button", name="Se mailen først").click()
    expect(page.get_by_text("Tag jeres skriftlige aftaler med")).to_be_visible()
    fine(page)
    page.get_by_role("button", name="Send til 3").click()
    expect(page.get_by_text("3 mails er på vej.")).to_be_visible()
    expect(page.get_by_text("0 valgt")).to_be_visible()


def sees_what_became_of_them(page):
    page.get_by_role("link", name="Mails om mødet").click()
    expect(page.get_by_role("heading", name="Mails om mødet")).to_be_visible()
    fine(page)
    page.get_by_label("Hvilken mail").select_option("registration.message")
    page.get_by_role("button", name="Vis", exact=True).click()
    expect(page.get_by_role("row", name="Mette Kjær").get_by_text("Sendt")).to_be_visible()
    expect(page.get_by_role("row", name="Praksisnet: Husk jeres aftaler")).to_have_count(3)


def says_something_in_the_invitation(page, settings):
    page.goto(settings)
    page.get_by_role("link", name="Tekster i de planlagte mails").click()
    fine(page)
    page.get_by_role("link", name="Invitation til et møde").click()
    page.get_by_label("Jeres egne ord").fill(
        "I foråret bad I om mere tid til at tale sammen. Derfor er eftermiddagen jeres."
    )
    page.get_by_role("button", name="Gem, og se mailen").click()
    expect(page.get_by_text("Teksten er gemt.")).to_be_visible()
