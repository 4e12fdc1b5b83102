"""Journey 1, steps 1, 6, 7 and 12; journey 5, steps 3-5, 7, 8 and 10: from what a municipality asks for by a mail to a
part of a programme, a change, and what came of it, without anything being written twice."""

from datetime import date

import pytest
from playwright.sync_api import expect

from praksisnet.adaptation.actions import answer_before, ask_before, raise_need, support_need
from praksisnet.adaptation.models import Change, Need
from praksisnet.adaptation.tasks import ask_members, prepare_meetings
from praksisnet.evaluation.actions import close_survey
from praksisnet.evaluation.actions.surveys import instrument
from praksisnet.evaluation.models import Answer, Survey
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.knowledge.actions import create_resource, publish_resource
from praksisnet.meetings.actions import create_meeting, publish, set_date
from praksisnet.meetings.words import CorePart
from praksisnet.organisations.models import Organisation
from praksisnet.registration.actions import register
from tests import factories
from tests.browser import PHONE, WIDE
from tests.stories.conftest import fine, scanned, seated

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BODY = "Aflastning, når plejefamilien bor i en anden kommune"
RESEARCH = "Forskning kort: aflastning og stabile anbringelser"
LONGER = "Workshops forlænges fra 60 til 90 minutter"


@pytest.fixture
def spring():
    with clock.moved_to(clock.at(date(2026, 5, 4), 9)):
        yield


@pytest.fixture
def network(spring, line):
    return factories.network(factories.programme(line, title="Plejefamilier"), "Netværk Sjælland")


@pytest.fixture
def programme(network):
    return network.programme


@pytest.fixture
def by(line):
    return Actor.person(line)


@pytest.fixture
def research(programme, ellen):
    made = create_resource(programme, kind="research", title=RESEARCH, summary="Det ved vi.", by=Actor.person(ellen))
    return publish_resource(made, by=Actor.person(ellen))


@pytest.fixture
def need(network, mette):
    """Raised by Lejre, and joined by Greve and Faxe."""
    rows = [(_place(name), seated(network, name, f"Deltager fra {name}")) for name in ("Lejre", "Greve", "Faxe")]
    (lejre, soeren), *others = rows
    made = raise_need(network.programme, lejre, body=f"{BODY}. Hvem betaler?", by=Actor.person(soeren))
    for place, person in others:
        support_need(made, place, by=Actor.person(person))
    return made


def _place(name):
    return Organisation.objects.get(name=name)


def development_day(programme, day, by):
    made = create_meeting(programme, kind="development", title=f"Udviklingsdag {day.day}.", by=by)
    set_date(made, starts_at=clock.at(day, 9), place="Operatøren", by=by)
    return publish(made, by=by)


def held(network, title, day, answers):
    """A meeting whose evaluation is closed, with everybody's answer to one question."""
    starts_at = clock.at(day, 9, 30)
    meeting = network.meetings.filter(title=title).first() or network.meetings.create(
        programme=network.programme, kind="network", title=title, starts_at=starts_at,
        ends_at=clock.at(day, 15), published_at=starts_at, closed_at=starts_at,
    )  # fmt: skip
    survey = Survey.objects.create(instrument=instrument(), meeting=meeting, opens_at=starts_at, closes_at=clock.now())
    Answer.objects.bulk_create(Answer(survey=survey, values={"time": value}, week=202640) for value in answers)
    close_survey(survey, by=Actor.system("test"))
    return meeting


def at(page, address):
    page.goto(address)
    fine(page)
    return page


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()
    fine(page)


def joins_by_the_mail(page, link):
    at(page, link)
    expect(page.get_by_text("Du svarer som Mette Kjær, Køge. Er du ikke Mette?")).to_be_visible()
    page.get_by_label("Hvad har I brug for").fill(BODY)
    press(page, "Send")
    asked = f"3 andre kommuner har meldt noget lignende ind: »{BODY}«. Er det det samme?"
    expect(page.get_by_text(asked)).to_be_visible()
    press(page, "Læg Køge til")
    thanks = "Tak. 4 kommuner står nu bag. Du får besked, når vi ved, hvad der sker med det."
    expect(page.get_by_text(thanks)).to_be_visible()
    expect(page.get_by_text("Samlet med andre")).to_be_visible()


def makes_a_part(lines, ellens, server, day):
    at(lines, f"{server}/meetings/{day.pk}/agenda/")
    press(lines, "Lav dagsordenen")
    expect(lines.get_by_text("4 kommuner")).to_be_visible()
    at(ellens, f"{server}/meetings/{day.pk}/agenda/").get_by_role("link", name=BODY).click()
    ellens.get_by_label("Fra vidensbanken").select_option(label=RESEARCH)
    press(ellens, "Knyt til behovet")
    at(lines, lines.url).get_by_role("link", name=BODY).click()
    lines.get_by_role("link", name="Lav til programpunkt").click()
    assert lines.get_by_label("Hvad hedder det?").input_value() == BODY
    lines.get_by_label("Hvad hedder det?").fill("Aftaler på tværs af kommuner")
    lines.get_by_label("Hvor?").select_option(label="En ny møderunde")
    lines.get_by_label("Den nye møderundes navn").fill("Efterår 2026, møde 1")
    press(lines, "Gem kladden")
    made = "Aftaler på tværs af kommuner · Efterår 2026, møde 1 · Begrundelse: 4 kommuner · forskning"
    expect(lines.get_by_text(made)).to_be_visible()


def test_from_the_half_years_mail_to_the_programme(
    live_server, open_page, post, network, programme, need, line, ellen, research, mette, by
):
    day = development_day(programme, date(2026, 6, 16), by)
    with clock.moved_to(clock.at(date(2026, 6, 8), 9)):
        ask_members.call()
        link = post.link(post.newest(mette.email, "Praksisnet: Hvad fylder hos jer?"), "/needs/by-link/")
        scanned(link)
        assert need.supports.count() == 3
        joins_by_the_mail(open_page(PHONE), link)
    with clock.moved_to(clock.at(date(2026, 6, 16), 9)):
        makes_a_part(open_page(WIDE, person=line), open_page(WIDE, person=ellen), live_server.url, day)
    with clock.moved_to(clock.at(date(2026, 6, 22), 9)):
        meeting = network.meetings.get()
        set_date(meeting, starts_at=clock.at(date(2026, 9, 24), 9, 30), town="Næstved", place="Huset", by=by)
        publish(meeting, by=by)
        post.newest(mette.email, "Praksisnet: Jeres behov er på programmet")
        mettes = at(open_page(PHONE, person=mette), live_server.url)
        expect(mettes.get_by_text("Dit behov fra juni: På programmet 24. september")).to_be_visible()
        at(mettes, f"{live_server.url}/meetings/{meeting.pk}/")
        expect(mettes.get_by_text("Derfor er det på programmet: 4 kommuner har bedt om det")).to_be_visible()


def decides(lines, ellens, server, day, meeting):
    at(lines, f"{server}/meetings/{day.pk}/agenda/")
    press(lines, "Lav dagsordenen")
    lines.get_by_role("link", name="Der var tid nok til drøftelse på tværs").click()
    lines.get_by_role("link", name="Lav til »I sagde - vi gør«").click()
    lines.get_by_label("Vi gør").fill(LONGER)
    lines.get_by_label("Hvor?").select_option(f"meeting-{meeting.pk}")
    press(lines, "Gem kladden")
    expect(lines.get_by_text(LONGER).first).to_be_visible()
    at(ellens, f"{server}/meetings/{day.pk}/agenda/").get_by_role("link", name=BODY).click()
    ellens.get_by_role("link", name="Ikke nu, derfor").click()
    press(ellens, "Gem svaret")
    assert Need.objects.filter(answered_at=None, declined_at=None).exists()
    ellens.get_by_label("Ikke nu, derfor").fill("Svaret ligger i vidensbanken.")
    ellens.get_by_label("Ligger svaret i vidensbanken?").select_option(label=RESEARCH)
    press(ellens, "Gem svaret")


def prepares(mettes, server, post, mette, koege, network, meeting):
    birthe = factories.person("Birthe Holm")
    question = ask_before(meeting, ["Hvad er sværest?"], by=Actor.system("story"))[0]
    answer_before(meeting, koege, {question.pk: "Tiden."}, by=Actor.person(birthe))
    register(meeting, mette, municipality=koege, by=Actor.person(mette))
    prepare_meetings.call()
    letter = post.newest(mette.email, "Praksisnet: Inden mødet: Ny vederlagsmodel")
    at(mettes, post.link(letter, "/questions/"))
    expect(mettes.get_by_text("Birthe har allerede skrevet et svar for Køge. Ret eller tilføj.")).to_be_visible()
    mettes.get_by_label("Hvad er sværest?").fill("Tiden og mandskabet.")
    press(mettes, "Gem for Køge")
    expect(mettes.get_by_text("Gemt for Køge. Tak.")).to_be_visible()


def test_from_an_answer_to_what_came_of_the_change(
    live_server, open_page, post, network, programme, need, line, ellen, research, mette, koege, by
):
    title = "Ny vederlagsmodel: fra regler til hverdag"
    with clock.moved_to(clock.at(date(2026, 10, 8), 8)):
        held(network, "Aflastning, der holder", date(2026, 9, 24), [2, 3] * 14)
        part = [CorePart("talk", 60, "Oplæg")]
        meeting = create_meeting(programme, kind="network", title=title, network=network, parts=part, by=by)
        set_date(meeting, starts_at=clock.at(date(2026, 12, 3), 9, 30), town="Roskilde", place="Huset", by=by)
        day = development_day(programme, date(2026, 10, 8), by)
        decides(open_page(WIDE, person=line), open_page(WIDE, person=ellen), live_server.url, day, meeting)
        assert RESEARCH in post.text(
            post.newest(need.supports.earliest("pk").supported_by.email, "Besvaret i vidensbanken")
        )
    with clock.moved_to(clock.at(date(2026, 10, 27), 9)):
        publish(meeting, by=by)
        invitation = post.text(post.newest(mette.email, "Invitation: Ny vederlagsmodel, 3. december"))
        assert f"Det har vi ændret siden sidst: {LONGER}." in invitation
    mettes = open_page(PHONE, person=mette)
    with clock.moved_to(clock.at(date(2026, 11, 26), 10)):
        prepares(mettes, live_server.url, post, mette, koege, network, meeting)
    with clock.moved_to(clock.at(date(2026, 12, 11), 9)):
        held(network, title, date(2026, 12, 3), [4, 5] * 14)
        lines = at(open_page(WIDE, person=line), f"{live_server.url}/changes/{Change.objects.get().pk}/")
        expect(lines.get_by_text("Steget", exact=True).first).to_be_visible()
        at(mettes, live_server.url)
        expect(mettes.get_by_text("»Der var tid nok til drøftelse på tværs«: 28 svar før, 28 efter")).to_be_visible()
