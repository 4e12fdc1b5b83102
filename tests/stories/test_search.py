"""Journey 4, steps 3 and 6: Mette finds the template by a misspelt word on her phone; Nils finds nothing of a closed
group, not even its words. And Ellen tells search a word that people miss."""

import pytest
from playwright.sync_api import expect

from praksisnet.access.actions import audience
from praksisnet.kit.actor import Actor
from praksisnet.knowledge.actions import create_resource, publish_resource
from praksisnet.organisations.models import Organisation
from praksisnet.search.actions import put
from praksisnet.search.documents import Document
from tests import factories
from tests.browser import PHONE, WIDE
from tests.stories.conftest import fine

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TITLE = "Skabelon: aftale om aflastning på tværs af kommuner"
BOX = "Søg i alt det, du kan læse"


@pytest.fixture
def networks(line):
    programme = factories.programme(line, title="Plejefamilier")
    return {name: factories.network(programme, f"Netværk {name}") for name in ("Sjælland", "Nordjylland")}


@pytest.fixture
def member(networks):
    def _member(name, network, municipality):
        person = factories.person(name)
        seat = factories.seat(networks[network], Organisation.objects.get(name=municipality))
        return factories.tenure(seat, person).person

    return _member


@pytest.fixture
def ellen(networks):
    ellen = factories.person("Ellen Thorup")
    factories.role(ellen, "knowledge_partner", networks["Sjælland"].programme)
    return ellen


@pytest.fixture
def library(networks, ellen):
    """Nowhere the word that Mette means, in one piece."""
    by, programme = Actor.person(ellen), networks["Sjælland"].programme
    texts = {
        "Aflastning i weekender": "Hvad to kommuner lærte af at dele familier.",
        TITLE: "To sider, som udfyldes på et møde.",
    }
    for title, summary in texts.items():
        made = create_resource(programme, kind="tool", title=title, summary=summary, owner=ellen, by=by)
        publish_resource(made, by=by)


def asks(page, words):
    """From any page, by the keyboard."""
    box = page.get_by_role("combobox", name=BOX)
    page.keyboard.press("/")
    expect(box).to_be_focused()
    page.keyboard.type(words)
    return box


def test_mette_finds_the_template_by_a_misspelt_word_on_her_phone(live_server, open_page, monday, library, member):
    page = open_page(PHONE, person=member("Mette Kjær", "Sjælland", "Køge"))
    page.goto(live_server.url)
    page.get_by_role("link", name="Søg", exact=True).click()
    page.get_by_label(BOX).fill("aflastingsaftale")
    page.get_by_role("button", name="Søg").click()
    expect(page.get_by_text("Mente du aflastningsaftale?")).to_be_visible()
    fine(page)

    page.get_by_role("link", name="Søg kun i vidensbanken").click()
    expect(page.get_by_role("heading", name="Vidensbank", level=1)).to_be_visible()
    expect(page.get_by_text("Mente du aflastningsaftale?")).to_be_visible()
    fine(page)
    page.get_by_role("link", name="Søg også i møder, personer og alt andet").click()
    expect(page.get_by_role("heading", name="Søg", level=1)).to_be_visible()
    page.get_by_role("heading", level=3).first.get_by_role("link").click()

    expect(page.get_by_role("heading", name=TITLE, level=1)).to_be_visible()


def test_nils_finds_nothing_of_what_is_closed_to_him(live_server, open_page, monday, networks, library, member):
    closed = audience([f"network:{networks['Sjælland'].pk}"])
    put(Document(kind="resource", key="x", title="Zebrafinken", text="Om zebrafinker.", address="/x/", audience=closed))
    page = open_page(WIDE, person=member("Nils Ravn", "Nordjylland", "Aalborg"))
    page.goto(live_server.url)
    with page.expect_response("**/search/suggestions/") as offered:
        box = asks(page, "zebrafnk")
    assert offered.value.json() == {"words": [], "things": []}

    box.press("Enter")

    expect(page.get_by_role("heading", name="Ingen resultater")).to_be_visible()
    for text in ("Mente du", "zebrafink", "Afgræns", "Søg kun i vidensbanken"):
        expect(page.get_by_text(text)).to_have_count(0)
    fine(page)


def test_words_are_offered_while_one_types_and_chosen_by_keyboard(live_server, open_page, monday, library, member):
    page = open_page(WIDE, person=member("Mette Kjær", "Sjælland", "Køge"))
    page.goto(live_server.url)
    box = asks(page, "aflastn")
    expect(page.get_by_role("option").first).to_be_visible()
    fine(page)

    page.keyboard.press("ArrowUp")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.locator("[role=option][aria-selected=true]")).to_contain_text("Redskab")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_contain_text("flastning")


def test_ellen_tells_search_what_people_call_it(live_server, open_page, monday, library, ellen, member):
    page = open_page(WIDE, person=ellen)
    page.goto(f"{live_server.url}/search/words/")
    fine(page)
    page.get_by_label("Ord", exact=True).fill("aflastning, pusterum")
    page.get_by_role("button", name="Tilføj ordene").click()
    expect(page.get_by_text("Søgningen ved det fra nu af: aflastning, pusterum.")).to_be_visible()

    page = open_page(WIDE, person=member("Mette Kjær", "Sjælland", "Køge"))
    page.goto(f"{live_server.url}/search/?words=pusterum")
    expect(page.get_by_role("link", name="Aflastning i weekender")).to_be_visible()
    page.get_by_role("button", name="Gem søgningen").click()
    expect(page.get_by_role("link", name="pusterum", exact=True)).to_be_visible()
    fine(page)
