"""A story that points a child out: hidden by one press, on a phone and by the keyboard, then deleted everywhere."""

import pytest
from playwright.sync_api import expect

from praksisnet.adaptation.actions import raise_need
from praksisnet.adaptation.models import Need
from praksisnet.cases.models import Case
from praksisnet.kit.actor import Actor
from tests.browser import PHONE, axe, overflow
from tests.stories.conftest import fine, seated

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WRITTEN = "Drengen fra den gule gård ved kirken er flyttet igen. Hvordan griber I det an?"


@pytest.fixture
def people(network, koege, mette):
    """Karen wrote it, Mette reads it."""
    karen = seated(network, "Køge", "Karen Højgaard", 2)
    need = raise_need(network.programme, koege, body=WRITTEN, by=Actor.person(karen))
    return mette, karen, need


def hide_it(page, base, need):
    page.goto(f"{base}/needs/{need.pk}/")
    page.get_by_role("link", name="Der står noget om et barn").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Der står noget om et barn")).to_be_visible()
    assert (axe(page), overflow(page), Case.objects.count()) == ([], [], 0)
    page.get_by_role("button", name="Skjul det nu").click()
    expect(page.get_by_text("Det er skjult nu. Facilitatoren ser på det inden 72 timer.")).to_be_visible()


def test_what_is_about_a_child_is_hidden_looked_at_and_deleted(open_page, live_server, line, post, people):
    mette, karen, need = people
    page = open_page(PHONE, person=mette)
    page.goto(f"{live_server.url}/needs/{need.pk}/")
    hide_it(page, live_server.url, need)
    page.goto(f"{live_server.url}/needs/")
    expect(page.get_by_text("den gule gård")).to_have_count(0)

    mail = post.newest(line.email, "Der står måske noget om et barn")
    page = open_page(person=line)
    page.goto(f"{live_server.url}/cases/")
    page.goto(post.link(mail, "/cases/"))
    expect(page.get_by_text("Drengen fra den gule gård").first).to_be_visible()
    expect(page.get_by_role("region", name="Det er der sket").get_by_text("Mette Kjær")).to_be_visible()
    assert (axe(page), overflow(page), "gule gård" in post.text(mail)) == ([], [], False)
    page.get_by_role("link", name="Slet overalt").click()
    page.get_by_label("Notat til sagen").fill("Karen er ringet op og skriver behovet uden barnet.")
    page.get_by_role("button", name="Ja, slet overalt").click()

    expect(page.get_by_text("Slettet overalt").first).to_be_visible()
    expect(page.get_by_text("gule gård")).to_have_count(0)
    fine(page)
    assert "gule gård" not in Need._base_manager.get(pk=need.pk).body
    assert post.newest(karen.email, "slettet overalt")["Subject"]
