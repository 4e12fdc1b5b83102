"""Journey 1, from need to programme: what Mette asks for in a mail stands on the programme two weeks later.

Left for the issues that bring them: the signals from unanswered questions (step 6). Jonas has Køge's second place, for
only members raise needs. The decision of step 7 makes the round, which is filled in step 8.
"""

from datetime import date

import pytest
from django.test import Client

from praksisnet.adaptation.actions import raise_need, support_need
from praksisnet.adaptation.models import Need, Support
from praksisnet.journal.models import Entry
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.knowledge.actions import create_resource, publish_resource
from praksisnet.meetings.actions import announce, create_meeting, set_date
from praksisnet.meetings.models import Meeting, Speaking
from praksisnet.themes.actions import create_theme
from tests import factories
from tests.browser import PHONE, WIDE
from tests.files.documents import slides
from tests.guard.numbers import some_number
from tests.stories.cast import SUNDAY, at, everything_stored, field, fill, follow, place, press, sees, visit, work
from tests.stories.conftest import scanned

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BODY = "Aflastning, når plejefamilien bor i en anden kommune"
RESEARCH = "Forskning kort: aflastning og stabile anbringelser"
CHILD, NUMBER = "Emilius", some_number()
PART, TITLE = "Aftaler på tværs af kommuner", "Aflastning, der holder"
ROUND = "Efterår 2026, møde 1"


@pytest.fixture
def setting(cast):
    """What was there before: a need of three municipalities, research, a development day."""
    with at(SUNDAY):
        soeren, ellen, line = (Actor.person(cast[name]) for name in ("Søren", "Ellen", "Line"))
        theme = create_theme("Aflastning", by=line)
        need = raise_need(cast.programme, place("Lejre"), body=f"{BODY}. Hvem betaler?", themes=[theme], by=soeren)
        for name, municipality in (("Aisha", "Greve"), ("Thomas", "Faxe")):
            support_need(need, place(municipality), by=Actor.person(cast[name]))
        for kind, title in (("research", RESEARCH), ("legislation", "Nye regler for aflastning")):
            resource = create_resource(cast.programme, kind=kind, title=title, summary="Det ved vi.", by=ellen)
            publish_resource(resource, by=ellen)
        day = create_meeting(cast.programme, kind="development", title="Udviklingsdag 16. juni", by=line)
        set_date(day, starts_at=clock.at(date(2026, 6, 16), 9), town="Slagelse", by=line)
        announce(day, by=line)
        work()
    return need


def test_from_need_to_programme(live_server, open_page, post, cast, setting, caplog, tmp_path):
    caplog.set_level("DEBUG")
    base = live_server.url
    line, ellen = open_page(WIDE, person=cast["Line"]), open_page(WIDE, person=cast["Ellen"])
    with at(date(2026, 6, 8)):
        mette_asks(open_page(PHONE), post)
        jonas_asks(open_page(PHONE, person=cast["Jonas"]), base)
    with at(date(2026, 6, 16)):
        the_day_decides(line, ellen, base)
    with at(date(2026, 6, 17)):
        line_plans(line)
        names_peter(line)
        peter_prepares(open_page(WIDE), post, tmp_path)
    with at(date(2026, 6, 18)):
        line_sends(line)
        nadia_approves(open_page(WIDE), post)
    with at(date(2026, 6, 22)):
        line_publishes(line)
        mette_reads(open_page(PHONE, person=cast["Mette"]), post, base)
    nothing_of_the_child(post, caplog)
    journal_tells(cast)
    nils_sees_nothing(cast, setting)


def mette_asks(page, post):
    """Steps 1-4."""
    work()
    link = post.link(post.newest("mette.kjaer@koege.example", "Praksisnet: Hvad fylder hos jer?"), "/needs/by-link/")
    scanned(link)
    visit(page, link)
    sees(page, "Du svarer som Mette Kjær, Køge. Er du ikke Mette?", "Meld et behov ind")
    written = f"{CHILD} {NUMBER} har brug for aflastning hos plejefamilien i en anden kommune"
    page.get_by_label("Hvad har I brug for fra netværket?").fill(written)
    press(page, "Send")
    sees(page, "Det ligner et CPR-nummer. Fjern det, før du gemmer.")
    assert page.get_by_label("Hvad har I brug for fra netværket?").input_value() == written
    assert (Need.objects.count(), Support.objects.count()) == (1, 3)
    press(page, "Erstat med »barn A«")
    press(page, "Send")
    sees(page, f"3 andre kommuner har meldt noget lignende ind: »{BODY}«. Er det det samme?")
    press(page, "Læg Køge til")
    sees(page, "Tak. 4 kommuner står nu bag. Du får besked, når vi ved, hvad der sker med det.", "Samlet med andre")


def jonas_asks(page, base):
    """Step 5."""
    visit(page, f"{base}/needs/new/")
    page.get_by_label("Hvad har I brug for fra netværket?").fill(BODY)
    press(page, "Send")
    sees(page, "Køge står allerede bag dette behov.")
    assert Need.objects.get().supports.count() == 4


def the_day_decides(line, ellen, base):
    """Steps 6-7."""
    work()
    visit(line, f"{base}/meetings/")
    follow(line, "Udviklingsdag 16. juni")
    follow(line, "Dagsorden og beslutninger")
    sees(line, "Behov", "4 kommuner", "Lovændring", "Nye regler for aflastning", "Forskning", RESEARCH)
    visit(ellen, line.url)
    follow(ellen, BODY)
    ellen.get_by_label("Fra vidensbanken").select_option(label=RESEARCH)
    press(ellen, "Knyt til behovet")
    follow(line, BODY)
    follow(line, "Lav til programpunkt")
    line.get_by_label("Hvad hedder det?").fill(PART)
    line.get_by_label("Hvor?").select_option(label="En ny møderunde")
    line.get_by_label("Den nye møderundes navn").fill(ROUND)
    press(line, "Gem kladden")
    sees(line, "Beslutningen er gemt.", PART, ROUND)


def line_plans(line):
    """Step 8."""
    follow(line, ROUND)
    sees(line, "Kerneprogram", *(f"Netværk {name}" for name in ("Nordjylland", "Sjælland", "Hovedstaden")))
    for title, places in (("Samtalen, der virker", 20), ("Aftaler i praksis", 12), ("Aflastning i weekenden", 8)):
        adds_workshop(line, title, places)
    follow(line, "Netværk Sjælland")
    line.get_by_text("Ret – Aflastning i weekenden").click()
    form = line.locator("details[open]")
    form.get_by_label("Titel").fill("Aflastning hos slægten")
    form.get_by_role("button", name="Gem").click()
    sees(line, "Lokal ændring")
    follow(line, "Titel, temaer og venteliste")
    line.get_by_label("Titel").fill(TITLE)
    line.get_by_text("Kommuner uden plads kommer først på ventelisten").click()
    press(line, "Gem")
    follow(line, "Find en dato")
    when = {"Dag": "24.9.2026", "Fra": "9.30", "Til": "15.00", "By": "Næstved", "Hus og gade": "Grønnegade 1"}
    for label, value in when.items():
        fill(line, label, value)
    press(line, "Gem")
    follow(line, "Varsl datoen")
    press(line, "Varsl datoen")
    sees(line, "Dato varslet", "Torsdag 24. september 2026")


def adds_workshop(line, title, places):
    follow(line, "Tilføj et punkt")
    line.get_by_label("Slags").select_option(label="Workshop")
    line.get_by_label("Titel").fill(title)
    line.get_by_label("Pladser").fill(str(places))
    beside = line.get_by_label("På samme tid som")
    if beside.locator("option").count() > 1:
        beside.select_option(index=1)
    press(line, "Tilføj for alle netværk")


def peter_prepares(page, post, folder):
    """Step 9; Line has named him when the day got its date."""
    work()
    link = post.link(post.newest("peter.vang@oplaeg.example", "Dit oplæg"), "/speaking/")
    scanned(link)
    visit(page, link)
    page.get_by_label("Titlen på dit oplæg").fill("Aftaler på tværs af kommunegrænser")
    page.get_by_label("Hvad det handler om").fill("Hvem betaler, og hvem følger op?")
    (folder / "Aftaler.pptx").write_bytes(slides())
    field(page, "Slides").set_input_files(folder / "Aftaler.pptx")
    page.get_by_text("Slides må vises efter mødet").click()
    press(page, "Gem")
    sees(page, "Gemt. Deltagerne kan se dine slides fra 24. september kl. 15.00.")
    said = page.content()
    assert [name for name in ("Mette", "Jonas", "Aisha", "Thomas") if name in said] == []
    assert Speaking.objects.get().slides is not None


def names_peter(line):
    follow(line, "Oplægsholdere og slides")
    line.get_by_label("I hvilken del af programmet?").select_option(label=PART)
    fill(line, "Navn", "Peter Vang")
    fill(line, "Mailadresse", "peter.vang@oplaeg.example")
    press(line, "Tilføj oplægsholderen")


def line_sends(line):
    """Step 10."""
    meeting = Meeting.objects.get(title=TITLE)
    visit(line, f"{line.url.split('/meetings/')[0]}/meetings/{meeting.pk}/settings/")
    follow(line, "Send til godkendelse")
    press(line, "Send til godkendelse")
    sees(line, "Afventer Nadia Krogh")
    follow(line, "Udgiv og inviter")
    sees(line, "Programmet er ikke godkendt endnu.", "Afventer Nadia Krogh")
    assert line.get_by_role("button", name="Udgiv og inviter").count() == 0
    assert Meeting.objects.get(pk=meeting.pk).published_at is None


def nadia_approves(page, post):
    """Step 11."""
    work()
    link = post.link(post.newest("nadia.krogh@styrelse.example", f"Godkend program: {TITLE}"), "/approvals/mailed/")
    scanned(link)
    visit(page, link)
    sees(page, "Siden, som deltagerne vil se den", "Aftaler på tværs af kommunegrænser")
    press(page, "Godkend")
    sees(page, "Godkendt torsdag 18. juni 2026")


def line_publishes(line):
    """Step 12: she sees who gets the invitation, and confirms."""
    visit(line, line.url)
    sees(line, "Mette Kjær", "19 personer får den.")
    press(line, "Udgiv og inviter")
    sees(line, "Mødet er udgivet.")


def mette_reads(page, post, base):
    work()
    letter = post.newest("mette.kjaer@koege.example", f"Invitation: {TITLE}, 24. september")
    visit(page, base)
    sees(page, "Dit behov fra juni: På programmet 24. september")
    visit(page, post.link(letter, "/meetings/"))
    sees(page, "Derfor er det på programmet: 4 kommuner har bedt om det")


def nothing_of_the_child(post, caplog):
    """No table, mail or log has the name or the number of step 2."""
    mails = "\n".join(str(letter) + post.text(letter) for letter in post.server.received)
    stored = everything_stored()
    assert (BODY in stored, TITLE in mails, "needs/by-link" in caplog.text) == (True, True, True)  # these are read
    for kept in (stored, mails, caplog.text):
        assert [word for word in (CHILD, NUMBER, NUMBER[:6] + "-" + NUMBER[6:]) if word in kept] == []


def journal_tells(cast):
    """With whom and when: the need joined, the part made, sent, approved, published."""
    who = {person.pk: name for name, person in cast.people.items()}
    verbs = ("need_supported", "signal_decided", "sent_for_approval", "decided_approval", "meeting_published")
    told = Entry.objects.filter(verb__in=verbs, at__gt=clock.at(date(2026, 6, 8))).order_by("pk")
    assert [(entry.verb, who.get(entry.actor_id), f"{entry.at:%d.%m.}") for entry in told] == [
        ("need_supported", "Mette", "08.06."),
        ("signal_decided", "Line", "16.06."),
        ("sent_for_approval", "Line", "18.06."),
        ("decided_approval", "Nadia", "18.06."),
        ("meeting_published", "Line", "22.06."),
    ]


def nils_sees_nothing(cast, need):
    """He takes part in the same programme, in the north; Otto in another programme. Neither finds need or meeting."""
    meeting = Meeting.objects.get(title=TITLE)
    paths = ["", "participants/", "results/", "since-last/", "registration/"]
    nils, otto = Client(), Client()
    nils.force_login(cast["Nils"])
    otto.force_login(factories.tenure(factories.seat(factories.network())).person)
    assert [nils.get(f"/meetings/{meeting.pk}/{path}").status_code for path in paths] == [404] * len(paths)
    assert nils.get(f"/needs/{need.pk}/").status_code == 404
    assert [otto.get(path).status_code for path in (f"/needs/{need.pk}/", f"/meetings/{meeting.pk}/")] == [404, 404]
