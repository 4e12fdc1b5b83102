"""Journey 4, steps 4 and 5: Mette takes a template home and shares it; Jonas reads it where nobody is known."""

import re

import pytest
from playwright.sync_api import expect

from praksisnet.kit.actor import Actor
from praksisnet.knowledge.actions import create_resource, publish_resource
from praksisnet.themes.actions import create_theme
from tests.browser import PHONE, WIDE
from tests.stories.conftest import fine

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TITLE = "Skabelon: aftale om aflastning på tværs af kommuner"
BODY = "Udfyld den sammen.\n\n- Hvem passer barnet\n- Hvem betaler\n- Hvem ringer vi til"
JONAS = "jonas.riis@koege.example"


@pytest.fixture
def template(network, line):
    theme = create_theme("Aflastning", by=Actor.person(line))
    draft = create_resource(
        network.programme, kind="tool", title=TITLE, summary="To sider, der kan udfyldes på et møde.", body=BODY,
        themes=[theme], by=Actor.person(line),
    )  # fmt: skip
    return publish_resource(draft, by=Actor.person(line))


@pytest.fixture
def link(open_page, live_server, mette, template):
    """Step 4: one page, slides and three questions, and a link to colleagues."""
    page = open_page(PHONE, person=mette)
    page.goto(f"{live_server.url}/resources/{template.pk}/")
    page.get_by_role("link", name="Tag med hjem").click()
    expect(page.get_by_role("heading", name="Kort fortalt")).to_be_visible()
    expect(page.locator("ol.taken li")).to_have_count(3)
    expect(page.get_by_text("Hvad er sværest hos os lige nu, når det gælder »Aflastning«?")).to_be_visible()
    fine(page)
    for name, kind in (("Én side (PDF)", "pdf"), ("Slides (PowerPoint)", "pptx"), ("Slides (PDF)", "pdf")):
        with page.expect_download() as fetched:
            page.get_by_role("link", name=name).click()
        assert fetched.value.suggested_filename.endswith(f".{kind}")
    page.get_by_role("link", name="Del med kolleger i Køge").click()
    given = page.get_by_label("Linket").input_value()
    fine(page)
    return given


def test_mette_takes_it_home_and_jonas_reads_it_with_a_code(open_page, live_server, post, link):
    page = open_page(WIDE)
    page.goto(link)
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
    expect(page.get_by_text("Redskab", exact=True)).to_be_visible()
    expect(page.get_by_text("Mette")).to_have_count(0)
    fine(page)
    page.get_by_role("textbox", name="Din arbejdsmail").fill(JONAS)
    page.get_by_role("button", name="Få en kode på mail").click()
    code = re.search(r"\b(\d{4}-?\d{4})\b", post.text(post.newest(JONAS, "kode")))[1]
    fine(page)
    page.get_by_label("Koden fra mailen").fill(code)
    page.get_by_role("button", name="Læs det").click()

    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
    expect(page.get_by_text("Hvem passer barnet")).to_be_visible()
    expect(page.get_by_role("link", name="Hvem har prøvet det?")).to_have_count(0)
    fine(page)
    assert [page.goto(live_server.url + closed).status for closed in ("/people/", "/readers/")] == [404, 404]
    assert "Du kan læse med" in str(post.newest(JONAS, "Du kan læse med")["Subject"])


def test_ellen_puts_a_collection_in_order_with_the_keyboard_and_without_javascript(
    open_page, live_server, line, template, network
):
    by = Actor.person(line)
    draft = create_resource(network.programme, kind="research", title="Forskning kort", summary="Kort.", by=by)
    publish_resource(draft, by=by)
    page = open_page(WIDE, person=line, javascript=False)
    page.goto(f"{live_server.url}/collections/new/")
    page.get_by_label("Titel").fill("Læs før mødet")
    page.get_by_label("Tema", exact=False).first.select_option(label="Aflastning")
    page.get_by_role("button", name="Fortsæt").click()
    page.get_by_label("Noget fra vidensbanken").select_option(label="Forskning kort")
    page.get_by_role("button", name="Tilføj").press("Enter")
    page.get_by_role("button", name=re.compile("^Op.*Forskning kort")).press("Enter")
    expect(page.locator("ol.ordered li").first).to_contain_text("Forskning kort")

    page.get_by_role("link", name="Se samlingen").click()
    page.get_by_role("button", name="Udgiv").press("Enter")
    with page.expect_download() as fetched:
        page.get_by_role("link", name="Hent det hele som én PDF").click()

    assert fetched.value.suggested_filename.startswith("laes-foer-moedet")
    expect(page.locator("ol.collected li").first).to_contain_text("Forskning kort")
