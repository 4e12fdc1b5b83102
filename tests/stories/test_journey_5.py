"""Journey 5, from what was said about one meeting to what came of it at the next.

Left for the issues that bring them: unanswered questions among the signals (step 3), the leader's page (step 11), the
fact sheet (step 12), the proofs of a deliverable (the checks). Merged results, »Siden sidst« and the approval are here.
"""

import re
from datetime import date

import pytest
from django.test import Client

from praksisnet.adaptation.actions import answer_before, ask_before
from praksisnet.adaptation.models import Change, Need
from praksisnet.kit import tables
from praksisnet.kit.actor import Actor
from praksisnet.meetings.models import Meeting
from praksisnet.practice.models import Trial
from praksisnet.registration.models import Registration
from tests import factories
from tests.browser import PHONE, WIDE
from tests.stories.autumn import BORDERS, MET, QUESTIONS, TEMPLATE, TITLE, answered, autumn, comes
from tests.stories.cast import OTHERS, at, fill, follow, place, press, sees, visit, work
from tests.stories.conftest import scanned

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TALK = "Der var tid nok til drøftelse på tværs"
LONGER = "Workshops forlænges fra 60 til 90 minutter"
NOT_NOW = "Svaret ligger i vidensbanken."
ASKED = ["Hvad er sværest?", "Hvad virker hos jer?", "Hvad vil I helst tale om?"]


@pytest.fixture
def crowd():
    return [factories.person(f"Deltager nr. {number}") for number in range(38)]


@pytest.fixture
def second(cast, crowd):
    """The draft of the meeting on 3 December."""
    return autumn(cast, crowd)


def test_from_what_was_said_to_what_came_of_it(live_server, open_page, post, cast, crowd, second):
    base = live_server.url
    with at(date(2026, 10, 8), 10):
        work()
        line, ellen = (open_page(WIDE, person=cast[name]) for name in ("Line", "Ellen"))
        line_reads(line, base, cast)
        signals_are_there(line, base)
        line_decides(line, second)
        ellen_says_not_now(ellen, line.url, post)
    with at(date(2026, 10, 20)):
        nadia_sees_the_difference(line, open_page, post, base, second)
    with at(date(2026, 10, 27)):
        line_publishes(line, base, second)
        mette_registers(open_page(PHONE), post)
        for index, person in enumerate(crowd[:30]):
            comes(second, person, OTHERS[index % 12])
    with at(date(2026, 11, 19)):
        birthe_answers(cast, second)
    # The worker ends old sessions by the moved clock, so people sign in again after it.
    with at(date(2026, 11, 26), 10):
        work()
        mette_prepares(open_page(PHONE, person=cast["Mette"]), post)
    with at(date(2026, 12, 3), 9, 40):
        work()
        since_last(open_page(PHONE, person=cast["Mette"]), open_page(WIDE, person=cast["Line"]), base, second)
    with at(date(2026, 12, 3), 15, 31):
        work()
        all_answer(open_page(PHONE, person=cast["Mette"]), base, second)
    with at(date(2026, 12, 11)):
        work()
        line, mette = open_page(WIDE, person=cast["Line"]), open_page(PHONE, person=cast["Mette"])
        the_effect_is_read(line, mette, base)
    nadia_sees_no_names(cast, second)


def line_reads(line, base, cast):
    """Steps 1-2."""
    visit(line, f"{base}/evaluations/")
    follow(line, "Aflastning, der holder")
    sees(line, "Det sagde deltagerne om mødet i september", "Svarprocent: 74 % (28 af 38)", "Uændret")
    sees(line, "Svar, som færre end fem har givet, er lagt sammen.")
    line.get_by_text("Vis tallene som tabel").first.click()
    merged_alike(line, cast, line.url.removeprefix(base).rstrip("/"))


def merged_alike(line, cast, path):
    """The open data and the spreadsheet hold the same; no figure stands for one to four people."""
    client = Client()
    client.force_login(cast["Line"])
    open_data, sheet = (tables.read(f"r.{kind}", client.get(f"{path}.{kind}").content) for kind in ("csv", "xlsx"))
    assert (open_data.headings, cells(open_data)) == (sheet.headings, cells(sheet))
    figures = [int(row[key]) for row in cells(open_data) for key in ("Antal", "Mindst", "Højst") if row[key]]
    assert (len(figures), min(figures) >= 5) == (len(cells(open_data)), True)


def cells(table):
    return [dict(zip(table.headings, row, strict=True)) for _line, row in table.rows]


def signals_are_there(line, base):
    """Step 3; the agenda made itself in the morning."""
    visit(line, f"{base}/meetings/")
    follow(line, "Udviklingsdag 8. oktober")
    follow(line, "Dagsorden og beslutninger")
    sees(line, TALK, BORDERS, "6 kommuner", "Lovændring", "Nye regler om vederlag", "Tid", "5 kommuner")


def line_decides(line, second):
    """Step 4: because of the answers to one question, shown in the draft of the next meeting."""
    agenda = line.url
    follow(line, TALK)
    follow(line, "Lav til »I sagde - vi gør«")
    line.get_by_label("Vi gør").fill(LONGER)
    line.get_by_label("Hvor?").select_option(f"meeting-{second.pk}")
    press(line, "Gem kladden")
    sees(line, LONGER)
    change = Change.objects.get()
    assert (change.meeting, change.item.key, change.published_at) == (second, "time", None)
    visit(line, agenda)


def ellen_says_not_now(ellen, agenda, post):
    """Step 5: not without a reason, and those behind are told."""
    visit(ellen, agenda)
    follow(ellen, "En skabelon")
    follow(ellen, "Ikke nu, derfor")
    press(ellen, "Gem svaret")
    assert Need.objects.filter(answered_at=None, declined_at=None).count() == 2
    fill(ellen, "Ikke nu, derfor", NOT_NOW)
    ellen.get_by_label("Ligger svaret i vidensbanken?").select_option(label=TEMPLATE)
    press(ellen, "Gem svaret")
    work()
    letter = post.newest("soeren.lund@lejre.example", "Besvaret i vidensbanken")
    assert (NOT_NOW in post.text(letter), TEMPLATE in post.text(letter)) == (True, True)


def nadia_sees_the_difference(line, open_page, post, base, second):
    """Step 6: Line does what was decided, and what Nadia asks for."""
    plan = f"{base}/meetings/{second.pk}/settings/"
    visit(line, plan)
    sends(line)
    nadia = open_page(WIDE)
    opens_the_approval(nadia, post)
    nadia.get_by_label("Bemærkning").fill("Giv mere tid til workshoppen.")
    press(nadia, "Bed om ændringer")
    visit(line, plan)
    sees(line, "Nadia Krogh beder om ændringer", "Giv mere tid til workshoppen.")
    line.get_by_text("Ret – Aftalen").click()
    form = line.locator("details[open]")
    form.get_by_label("Minutter").fill("90")
    form.get_by_role("button", name="Gem").click()
    visit(line, plan)
    sends(line)
    opens_the_approval(nadia, post)
    assert (nadia.locator("ins").count() > 0, nadia.locator("del").count() > 0) == (True, True)
    press(nadia, "Godkend")
    sees(nadia, "Godkendt tirsdag 20. oktober 2026")


def sends(line):
    follow(line, "Send til godkendelse")
    press(line, "Send til godkendelse")
    sees(line, "Afventer Nadia Krogh")


def opens_the_approval(nadia, post):
    work()
    link = post.link(post.newest("nadia.krogh@styrelse.example", f"Godkend program: {TITLE}"), "/approvals/mailed/")
    scanned(link)
    visit(nadia, link)


def line_publishes(line, base, second):
    """Step 7."""
    visit(line, f"{base}/meetings/{second.pk}/settings/")
    follow(line, "Udgiv og inviter")
    sees(line, LONGER)
    press(line, "Udgiv og inviter")
    sees(line, "Mødet er udgivet.")


def mette_registers(page, post):
    """From the mail, without signing in."""
    work()
    letter = post.newest("mette.kjaer@koege.example", "Invitation: Ny vederlagsmodel")
    assert "3. december" in letter["Subject"]
    assert f"Det har vi ændret siden sidst: {LONGER}." in post.text(letter)
    link = post.link(letter, "/registrations/mailed/")
    before = Registration.objects.count()
    scanned(link)
    assert Registration.objects.count() == before
    visit(page, link)
    sees(page, "Du svarer som Mette Kjær, Køge. Er du ikke Mette?")
    page.get_by_label("Aftalen").check(force=True)
    press(page, "Tilmeld dig")
    sees(page, "Du er tilmeldt")


def birthe_answers(cast, second):
    questions = ask_before(second, ASKED, by=Actor.person(cast["Line"]))
    answers = {questions[0].pk: "Tiden.", questions[1].pk: "Faste aftaler."}
    answer_before(second, place("Køge"), answers, by=Actor.person(cast["Birthe"]))


def mette_prepares(mette, post):
    """Step 8: everything in one mail."""
    letter = post.newest("mette.kjaer@koege.example", "Inden mødet")
    text = post.text(letter)
    wanted = ["Torsdag 3. december 2026", "Roskilde", "Aftalen", *ASKED]
    assert [words for words in wanted if words not in text] == []
    visit(mette, post.link(letter, "/questions/"))
    sees(mette, "Birthe har allerede skrevet et svar for Køge. Ret eller tilføj.")
    for question, words in zip(ASKED, ("Tiden og mandskabet.", "Faste aftaler.", "Ferier."), strict=True):
        fill(mette, question, words)
    press(mette, "Gem for Køge")
    sees(mette, "Gemt for Køge. Tak.")


def since_last(mette, screen, base, second):
    """Step 9: the screen shows municipalities, not names."""
    visit(mette, f"{base}/meetings/{second.pk}/")
    follow(mette, "Fortæl, hvordan det går")
    press(mette, "Indført")
    visit(screen, f"{base}/meetings/{second.pk}/since-last/")
    said = screen.locator("#counts").inner_text()
    assert (Trial.objects.get(municipality=place("Køge")).stage, "Indført" in said) == ("adopted", True)
    assert [name for name in ("Køge", "Mette", *MET) if name in said] == []


def all_answer(mette, base, second):
    """Step 9, last: Mette on her phone, and 28 others."""
    visit(mette, f"{base}/meetings/{second.pk}/")
    follow(mette, "Fem korte spørgsmål")
    for key in QUESTIONS:
        mette.locator(f"#id_{key}_5").check()
    press(mette, "Send svar")
    sees(mette, "Tak. Svaret er sendt.")
    answered(second, [5, 4, 4, 5, 4, 4, 5] * 4, time=[5, 4, 4, 5])


def the_effect_is_read(line, mette, base):
    """Step 10; and the whole chain, link by link, back to what was said."""
    visit(mette, base)
    sees(mette, "I sagde - vi gør", LONGER, "Steget", f"»{TALK}«: 28 svar før, 29 efter")
    visit(line, f"{base}/changes/")
    follow(line, LONGER)
    sees(line, "Hjalp det?", "Steget", f"»{TALK}«", "28", "29")
    change = line.url
    follow(line, "Se resultatet")
    sees(line, "Det sagde deltagerne om mødet i september")
    visit(line, change)
    line.get_by_role("link", name=re.compile("^Ny vederlagsmodel")).first.click()
    sees(line, TITLE)


def nadia_sees_no_names(cast, second):
    client = Client()
    client.force_login(cast["Nadia"])
    registration = Registration.objects.filter(meeting=second).first()
    paths = [
        f"/meetings/{second.pk}/{page}" for page in ("participants/", "participants.xlsx", "from-us/", "attendance/")
    ]
    paths += [f"/registrations/{registration.pk}/", f"/trials/{Trial.objects.first().pk}/"]
    assert [path for path in paths if client.get(path).status_code not in {403, 404}] == []
    seen = [client.get(path).content.decode() for path in (f"/meetings/{second.pk}/", "/", "/overview/", "/practice/")]
    assert [name for name in ("Mette Kjær", "Jonas Riis", "Deltager nr. 1") if any(name in page for page in seen)] == []
    assert Meeting.objects.get(pk=second.pk).published_at
