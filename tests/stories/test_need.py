"""Journey 1, steps 1-5: a need is raised on a phone, a number is stopped, a similar need is joined, a second colleague
is told that the municipality stands behind it already."""

import pytest
from playwright.sync_api import expect

from praksisnet.adaptation.actions import raise_need, support_need
from praksisnet.adaptation.models import Need
from praksisnet.kit.actor import Actor
from praksisnet.organisations.models import Organisation
from praksisnet.themes.actions import create_theme
from tests import factories
from tests.browser import PHONE
from tests.guard.numbers import some_number
from tests.stories.conftest import fine, seated

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BODY = "Aflastning, når plejefamilien bor i en anden kommune"


@pytest.fixture
def need(network):
    """Raised by Lejre, and joined by Greve and Faxe."""
    lejre, greve, faxe = (Organisation.objects.get(name=name) for name in ("Lejre", "Greve", "Faxe"))
    by = Actor.person(seated(network, "Lejre", "Søren Lund"))
    theme = create_theme("Aflastning", by=by)
    made = raise_need(network.programme, lejre, body=f"{BODY}. Hvem betaler?", themes=[theme], by=by)
    for municipality in (greve, faxe):
        name = municipality.name
        support_need(made, municipality, by=Actor.person(seated(network, name, f"Deltager fra {name}")))
    return made


def send(page, text):
    page.get_by_label("Hvad har I brug for").fill(text)
    page.get_by_role("button", name="Send", exact=True).click()
    fine(page)


def stopped_and_mended(page):
    written = f"Aflastning hos plejefamilien til Emil {some_number()} i en anden kommune"
    send(page, written)
    assert page.get_by_label("Hvad har I brug for").input_value() == written
    expect(page.get_by_text("Det ligner et CPR-nummer. Fjern det, før du gemmer.").first).to_be_visible()
    assert Need.objects.count() == 1
    page.get_by_role("button", name="Erstat med »barn A«").click()
    fine(page)
    assert "plejefamilien til barn A i en anden" in page.get_by_label("Hvad har I brug for").input_value()


def joins(page):
    send(page, BODY)
    asked = f"3 andre kommuner har meldt noget lignende ind: »{BODY}«. Er det det samme?"
    expect(page.get_by_text(asked)).to_be_visible()
    page.get_by_role("button", name="Læg Køge til").click()
    fine(page)
    thanks = "Tak. 4 kommuner står nu bag. Du får besked, når vi ved, hvad der sker med det."
    expect(page.get_by_text(thanks)).to_be_visible()
    expect(page.get_by_text("Samlet med andre")).to_be_visible()


def test_from_need_to_standing_together(live_server, open_page, network, need, mette):
    mettes = open_page(PHONE, person=mette)
    mettes.goto(live_server.url)
    mettes.get_by_role("link", name="Meld et behov ind").first.click()
    fine(mettes)
    stopped_and_mended(mettes)
    joins(mettes)
    mettes.goto(live_server.url)
    fine(mettes)
    expect(mettes.get_by_text(BODY)).to_be_visible()

    jonas = open_page(PHONE, person=seated(network, "Køge", "Jonas Riis", 2))
    jonas.goto(f"{live_server.url}/needs/new/")
    send(jonas, BODY)
    expect(jonas.get_by_text("Køge står allerede bag dette behov.")).to_be_visible()
    assert (Need.objects.count(), need.supports.count()) == (1, 4)


def test_somebody_elsewhere_finds_no_such_page(client, need):
    other = factories.network(factories.programme(title="En anden indsats"))
    client.force_login(seated(other, "Køge", "Nils Ravn"))

    assert client.get(f"/needs/{need.pk}/").status_code == 404
