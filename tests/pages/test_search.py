"""Everything one may read, found from one box; and nothing of what one may not."""

import re
from datetime import date

import pytest
from django.test import Client
from django.utils.html import strip_tags

from praksisnet.access.actions import audience
from praksisnet.kit import clock
from praksisnet.search.actions import put
from praksisnet.search.documents import Document
from praksisnet.search.queries import ranking
from praksisnet.themes.models import Theme
from tests import factories
from tests.guard.numbers import some_number

SECRET = "Zebrafink"


@pytest.fixture
def write(db):
    def _write(title, text="", *, tokens=("member",), kind="resource", **values):
        known = {"key": title, "address": f"/{title}/", **values}
        put(Document(kind=kind, title=title, text=text, audience=audience(tokens), **known))

    return _write


@pytest.fixture
def mette(db):
    line = factories.person("Line Mortensen")
    network = factories.network(factories.programme(line), "Netværk Sjælland")
    mette = factories.person("Mette Kjær")
    factories.tenure(factories.seat(network, factories.municipality("Køge Kommune")), mette)
    return mette


@pytest.fixture
def ask(mette):
    client = Client()
    client.force_login(mette)
    return lambda words, **chosen: client.get("/search/", {"words": words, **chosen})


@pytest.fixture
def offer(mette):
    client = Client()
    client.force_login(mette)
    return lambda typed: client.post("/search/suggestions/", {"words": typed}).json()


def parts(response, tag):
    found = re.findall(rf"<{tag}\b[^>]*>(.*?)</{tag}>", response.content.decode(), re.DOTALL)
    return [" ".join(strip_tags(one).split()) for one in found]


def test_misspelt_word_finds_the_thing_and_is_corrected(ask, write):
    write("Aflastningsaftale", "Til weekender.")

    answer = ask("aflastingsaftale")

    assert parts(answer, "h3") == ["Aflastningsaftale"]
    assert "Mente du aflastningsaftale?" in parts(answer, "p")


def test_words_are_marked_where_they_stand_in_the_original(ask, write):
    write("Om weekender", "Hvad koster <aflastningen> en søndag?")

    assert "Hvad koster &lt;<mark>aflastningen</mark>&gt; en søndag?" in ask("aflastning").content.decode()


def test_summary_that_the_text_begins_with_is_shown_once(ask, write):
    write("Om weekender", "Ring først om aflastning.\nTil kommuner.\nRing først om aflastning. Skriv så.")

    assert "Til kommuner. Ring først om aflastning. Skriv så." in parts(ask("aflastning"), "p")


def test_choices_of_one_facet_add_up_and_count_within_the_others(ask, write):
    write("Aflastning A", facets=[("type", "tool"), ("theme", "Vederlag"), ("network", "Netværk Sjælland")])
    write("Aflastning B", facets=[("type", "tool"), ("theme", "Ferie")])
    write("Aflastning C", kind="meeting", facets=[("type", "network"), ("theme", "Ferie")])

    answer = ask("aflastning", theme=["Ferie", "Vederlag"], kind="resource")

    counted = [label for label in parts(answer, "label") if label[-1:].isdigit()]
    assert parts(answer, "h3") == ["Aflastning A", "Aflastning B"]
    assert counted == ["Vidensbank 2", "Møder 1", "Ferie 1", "Vederlag 1"]


@pytest.fixture
def round_of_meetings(write):
    """Two meetings of one round that Mette finds, one of another, and one of the first that is not for her."""
    for key, network, together, whom in (
        ("A", "Netværk Sjælland", "round 1", "member"),
        ("B", "Netværk Fyn", "round 1", "member"),
        ("C", "Netværk Fyn", "round 2", "member"),
        ("D", "Netværk Jylland", "round 1", "network:404"),
    ):
        write(
            "Aflastning, der holder",
            kind="meeting",
            key=key,
            tokens=(whom,),
            address=f"/{key}/",
            facets=[("network", network), ("together", together)],
            happens_at=clock.at(date(2026, 12, 24 - ord(key) % 65), 9),
        )


def test_meetings_of_one_round_are_one_result_with_the_dates_she_may_see(ask, round_of_meetings):
    answer = ask("aflastning")

    assert (parts(answer, "h2")[-1], parts(answer, "h3")) == ("2 resultater", ["Aflastning, der holder"] * 2)
    listed = re.findall(r'<li><a href="(/[A-Z]/)">', answer.content.decode())
    assert listed == ["/B/", "/A/"]
    assert [text for text in parts(answer, "label") if text.startswith("Netværk")] == [
        "Netværk Fyn 2",
        "Netværk Sjælland 1",
    ]


def test_one_network_of_a_round_is_shown_as_its_meeting(ask, round_of_meetings):
    answer = ask("aflastning", network="Netværk Sjælland")

    assert re.findall(r'<h3[^>]*><a href="([^"]*)"', answer.content.decode()) == ["/A/"]


def test_dates_of_one_round_are_offered_once(offer, round_of_meetings):
    things = [(one["what"], one["address"]) for one in offer("aflastning")["things"]]

    assert sorted(things) == [
        ("Møder", "/C/"),
        ("Møder, 2 datoer", "/search/?words=Aflastning%2C+der+holder"),
    ]


def test_a_word_that_stands_nowhere_is_said_to(ask, write):
    write("Heste", "Flokken går på en gård.")
    write("Sagen", "Flodhest", tokens=("group:4",))

    said = [text for text in parts(ask("Flodhest"), "p") if "står ingen steder" in text]

    assert [text.partition(". ")[0] for text in said] == ["»Flodhest« står ingen steder i det, du kan læse her"]
    assert "står ingen steder" not in ask("hest").content.decode()


def test_themes_are_called_on_english_pages_as_they_are_there(ask, write, mette):
    Theme.objects.create(name="Ferie", name_en="Holidays")
    write("Aflastning A", facets=[("theme", "Ferie")])
    write("Aflastning B", facets=[("theme", "Vederlag")])
    mette.language = "en"
    mette.save()

    answer = ask("aflastning", theme="Ferie")

    assert "Holidays 1" in parts(answer, "label")
    assert parts(answer, "h3") == ["Aflastning A"]


def test_word_of_something_closed_is_neither_found_nor_counted_nor_offered(ask, offer, write):
    write("Aflastning", facets=[("theme", "Ferie")])
    write("Sagen", f"{SECRET} og aflastning.", tokens=("group:4",), facets=[("theme", SECRET)])

    found = [parts(ask(words), "h2")[1] for words in ("zebrafink", "zebrafnk", "aflastning")]

    assert found == ["Ingen resultater", "Ingen resultater", "1 resultat"]
    assert SECRET.lower() not in ask("zebrafnk aflastning").content.decode().lower()
    assert [offer(typed) for typed in ("zebra", "zebrafink", "zebrafnk")] == [{"words": [], "things": []}] * 3


def test_control_without_the_filter_the_word_is_found_and_offered(ask, offer, write, monkeypatch):
    write("Sagen", f"{SECRET} og aflastning.", tokens=("group:4",))

    monkeypatch.setattr(ranking, "readable", lambda queryset, _tokens: queryset)

    assert parts(ask("zebrafink"), "h3") == ["Sagen"]
    assert offer("zebra")["words"] == ["zebrafink"]


def test_words_and_things_are_offered_while_one_types(offer, write):
    write("Skabelon: aftale om aflastning", "Aflastningsfamilier og aflastning.")

    offered = offer("om aflast")

    assert offered["words"] == ["om aflastning", "om aflastningsfamilier"]
    assert [(one["title"], one["what"]) for one in offered["things"]] == [
        ("Skabelon: aftale om aflastning", "Vidensbank")
    ]


@pytest.mark.parametrize("typed", ["", "af", "   ", some_number(), "\x00", "'" * 200])
def test_nothing_is_offered_where_there_is_nothing_to_go_on(offer, write, typed):
    write("Aflastning")

    assert offer(typed) == {"words": [], "things": []}


@pytest.mark.parametrize("number", [1, 3, 40])
def test_the_page_costs_the_same_whatever_is_found(ask, write, statements, number):
    for one in range(number):
        write(f"Aflastning {one}", "I weekender.", facets=[("theme", f"Tema {one}")])
    ask("aflastning")

    with statements.at_most(11):
        ask("aflastning weekend")
