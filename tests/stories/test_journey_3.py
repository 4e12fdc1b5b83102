"""Journey 3, the day of the meeting: what one does now, notes, a trial written down in a minute, five questions.

Steps 1-3, check-in by code and without the net, are in ``test_check_in`` (Line marks attendance here); food and access,
and the day on which they are deleted, in ``test_needs``. Left for the issues that bring them: the table's number and QR
(steps 4-5; Thomas writes in the session's notes), the QR beside the address (step 6), the calendar and the leader's
mail (step 7).
"""

from datetime import date

import pytest
from django.test import Client

from praksisnet.evaluation.actions import answer_survey, pour_all
from praksisnet.evaluation.models import Answer, Box, Survey, Token
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.words import CorePart
from praksisnet.organisations.models import Organisation
from praksisnet.practice.models import Trial
from praksisnet.registration.actions import register
from tests import factories
from tests.browser import PHONE, WIDE
from tests.guard.numbers import some_number
from tests.stories.cast import OTHERS, at, everything_stored, follow, look, place, press, published, sees, visit, work
from tests.stories.conftest import scanned

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DAY, AFTER = date(2026, 9, 24), date(2026, 9, 25)
WHAT = "Skriftlig aftale om aflastning fra første dag"
QUESTIONS = ("relevant", "learned", "usable", "time", "overall")
PARTS = [
    CorePart("plenary", 90, "Velkommen"),
    CorePart("pause", 75, "Frokost"),
    CorePart("workshop", 90, "Samtalen, der virker", block=1, capacity=20),
    CorePart("workshop", 90, "Aftaler i praksis", block=1, capacity=12),
    CorePart("workshop", 90, "Aflastning i weekenden", block=1, capacity=8),
    CorePart("plenary", 75, "Det vil vi prøve"),
]


@pytest.fixture
def meeting(cast):
    """Published, with 40 who come; those who have names in workshop B, room 2."""
    with at(date(2026, 6, 22)):
        made = published(cast, "Aflastning, der holder", DAY, PARTS)
        workshops = list(made.sessions.filter(block=1).order_by("letter"))
        made.sessions.filter(pk=workshops[1].pk).update(room="lokale 2")
        homes = {"Mette": "Køge", "Thomas": "Faxe", "Aisha": "Greve", "Karen": "Stevns", "Jonas": "Køge"}
        for name, home in homes.items():
            comes(made, cast[name], home, workshops[1])
        for number in range(35):
            workshop = workshops[0] if number < 20 else workshops[2] if number < 28 else workshops[1]
            comes(made, factories.person(f"Deltager nr. {number}"), OTHERS[number % len(OTHERS)], workshop)
        work()
    return made


def comes(meeting, person, home, workshop):
    municipality = Organisation.objects.get(name=home)
    register(meeting, person, municipality=municipality, workshops=[workshop], by=Actor.person(person))


def test_the_day_of_the_meeting(live_server, open_page, post, cast, meeting, caplog):
    caplog.set_level("DEBUG")
    address = f"{live_server.url}/meetings/{meeting.pk}/"
    windows = {"Mette": PHONE, "Thomas": PHONE, "Line": WIDE}
    mette, thomas, line = (open_page(width, person=cast[name]) for name, width in windows.items())
    with at(DAY, 12, 10):
        goes_to_the_workshop(mette, address)
    with at(DAY, 13, 0):
        thomas_takes_notes(thomas, address)
    with at(DAY, 14, 31):
        writes_down_a_trial(mette, line, address)
        answers_once(mette, address)
    with at(DAY, 15, 10):
        four_are_too_few(line, meeting, address)
    with at(DAY, 15, 30):
        line_closes(line, address)
    with at(AFTER, 9, 0):
        one_mail_each(post, open_page)
        nobody_is_linked(meeting)
        who_did_not_come_is_seen_by_few(cast, meeting)
    tells_no_number(post, caplog)


def goes_to_the_workshop(mette, address):
    """Step 4."""
    visit(mette, address)
    sees(mette, "Nu: workshop B, lokale 2, kl. 12.15")


def thomas_takes_notes(thomas, address):
    """Step 5."""
    visit(thomas, address)
    thomas.get_by_role("link", name="Noter – Aftaler i praksis").click()
    look(thomas)
    written = f"Sagen om {some_number()} løb af sporet, fordi ingen havde aftalt ferien."
    thomas.get_by_label("Hvad blev der sagt og aftalt?").fill(written)
    press(thomas, "Gem noterne")
    sees(thomas, "Det ligner et CPR-nummer. Fjern det, før du gemmer.")
    assert thomas.get_by_label("Hvad blev der sagt og aftalt?").input_value() == written
    press(thomas, "Erstat med »barn A«")
    press(thomas, "Gem noterne")
    sees(thomas, "Noterne er gemt")


def number_on_screen(line):
    return line.locator("#number").inner_text().split()


def writes_down_a_trial(mette, line, address):
    """Steps 6-7."""
    visit(line, f"{address}trials/")
    assert number_on_screen(line) == ["0", "kommuner"]
    visit(mette, address)
    mette.get_by_role("textbox", name="Det vil vi prøve").fill(WHAT)
    mette.get_by_label("Hvem er med").fill("Mette og Jonas")
    assert mette.get_by_role("textbox", name="Hvornår ser vi på det").input_value() == "05.11.2026"
    press(mette, "Gem")
    sees(mette, "Gemt for Køge. Kun jer og facilitatoren kan se den, indtil I deler den.")
    visit(line, line.url)
    assert number_on_screen(line) == ["1", "kommune"]


def answers_once(mette, address):
    """Steps 8-9."""
    work()
    visit(mette, address)
    follow(mette, "Fem korte spørgsmål")
    sees(mette, "Dine svar kan ikke føres tilbage til dig. Vi viser kun resultater, når mindst fem har svaret.")
    assert "Mette" not in mette.content()
    for key in QUESTIONS:
        mette.locator(f"#id_{key}_4").check()
    mette.get_by_label("Er der noget, vi skal vide?").fill("Mere tid til at tale på tværs.")
    press(mette, "Send svar")
    sees(mette, "Tak. Svaret er sendt.")
    mette.go_back()
    sees(mette, "Dette link er brugt.")
    assert Box.objects.count() == 1


def four_are_too_few(line, meeting, address):
    """Step 10."""
    survey, others = Survey.objects.get(), Token.objects.filter(spent_on=None).select_related("person")
    for token in others.filter(person__name__startswith="Deltager")[:3]:
        answer_survey(survey, token.person, dict.fromkeys(QUESTIONS, 4))
    visit(line, address)
    follow(line, "Evalueringens resultater")
    sees(line, "4 har svaret. For få svar til at vise.")


def line_closes(line, address):
    """Step 11."""
    visit(line, f"{address}participants/")
    follow(line, "Markér fremmøde")
    for name in ("Deltager nr. 30", "Jonas Riis"):
        line.get_by_label(name).uncheck(force=True)
    press(line, "Gem fremmøde")
    sees(line, "38 mødt op, 2 udeblevet.")
    visit(line, address)
    follow(line, "Afslut mødet")
    line.get_by_label("Opsamling").fill("Vi talte om aftaler, der holder.")
    line.get_by_label("Beslutninger").fill("Vi mødes igen i Roskilde.")
    press(line, "Afslut og planlæg mail")
    sees(line, "Mailen »Efter mødet« sendes fredag 25. september kl. 9.00 til 38.")


def one_mail_each(post, open_page):
    """Step 12."""
    work()
    mette, thomas = (post.newest(who, "Efter mødet") for who in ("mette.kjaer@koege", "thomas.nygaard@faxe"))
    asked = ["/evaluation/" in post.text(letter) for letter in (mette, thomas)]
    assert (asked, WHAT in post.text(mette), WHAT in post.text(thomas)) == ([False, True], True, False)
    letters = [letter["To"] for letter in post.server.received if "Efter mødet" in letter["Subject"]]
    assert (len(letters), len(set(letters))) == (38, 38)
    certificate = Client().get("/" + post.link(mette, "certificate.pdf").split("/", 3)[3])
    assert (certificate.content[:5], b"pdfuaid:part" in certificate.content) == (b"%PDF-", True)
    link = post.link(thomas, "/evaluation/")
    before = list(Token.objects.order_by("pk").values_list("pk", "spent_on"))
    scanned(link)
    assert list(Token.objects.order_by("pk").values_list("pk", "spent_on")) == before
    page = open_page(PHONE)
    visit(page, link)
    assert "Thomas" not in page.content()


def tells_no_number(post, caplog):
    mails = "\n".join(str(letter) + post.text(letter) for letter in post.server.received)
    assert [some_number() in kept for kept in (everything_stored(), mails, caplog.text)] == [False] * 3


def nobody_is_linked(meeting):
    """Once poured, an answer has neither person, nor day, nor order: a random key, a week, the values."""
    survey = meeting.survey
    for token in Token.objects.filter(survey=survey, spent_on=None).select_related("person")[:4]:
        answer_survey(survey, token.person, dict.fromkeys(QUESTIONS, 3))
    pour_all()
    assert Box.objects.count() == 0
    columns = {field.name for field in Answer._meta.get_fields()}
    assert columns == {"id", "survey", "values", "week"}
    weeks = set(Answer.objects.values_list("week", flat=True))
    assert (weeks, Trial.objects.get().municipality) == ({202639}, place("Køge"))


def who_did_not_come_is_seen_by_few(cast, meeting):
    """Line sees who did not come, and Birthe that her colleague did not; Mette does not, nor anybody else."""
    seen = {}
    for name in ("Line", "Birthe", "Mette", "Thomas", "Ellen", "Nadia", "Nils"):
        client = Client()
        client.force_login(cast[name])
        pages = [client.get(f"/meetings/{meeting.pk}/{path}") for path in ("", "participants/", "from-us/")]
        seen[name] = any("udeblevet" in page.content.decode().lower() for page in pages if page.status_code == 200)
    assert [name for name, sees_it in seen.items() if sees_it] == ["Line", "Birthe"]
    assert Meeting.objects.get(pk=meeting.pk).closed_at <= clock.now()
