"""Mails about a meeting: to those chosen, which were sent, and once more."""

import pytest
from django.urls import reverse

from praksisnet.journal.models import Entry
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.kit.refusal import Refused
from praksisnet.notices.models import Letter
from praksisnet.registration.actions import Outcome, register, write_to_selected
from praksisnet.registration.models import Registration
from tests import factories
from tests.guard.numbers import some_number
from tests.registration.conftest import letters

SYSTEM = Actor.system("test")
TEXT = "Kære alle\n\nHusk at tage jeres aftaler med.\nVi ses."


@pytest.fixture
def line_at(world):
    return world.client(Who.FACILITATOR, language="en")


def at(name, *args):
    return reverse(f"registration:{name}", args=args)


def test_one_mail_each_with_answers_to_the_writer(meeting, comes, line, facilitator):
    some = [comes(meeting).pk for _ in range(2)]

    outcome = write_to_selected(meeting, some, subject="Husk aftalerne", text=TEXT, number=7, by=facilitator)

    sent = letters("message")
    assert (outcome, [letter.subject for letter in sent]) == (Outcome(done=2), ["Praksisnet: Husk aftalerne"] * 2)
    assert {(letter.reply_to, letter.urgency) for letter in sent} == {(line.email, "urgent")}
    assert Entry.objects.get(verb="message_written").refs == {"message": 7, "letters": 2}


def test_a_second_press_sends_nothing(meeting, comes, facilitator):
    some = [comes(meeting).pk for _ in range(2)]
    outcomes = [write_to_selected(meeting, some, subject="Husk", text=TEXT, number=7, by=facilitator) for _ in range(2)]

    assert (outcomes, len(letters("message"))) == ([Outcome(done=2), Outcome(already=2)], 2)


def test_who_has_two_rows_gets_one_mail_and_who_has_no_address_none(meeting, mette, facilitator):
    twice = [
        Registration.objects.create(meeting=meeting, person=mette, state=state).pk
        for state in ("cancelled", "registered")
    ]
    nameless = Registration.objects.create(
        meeting=meeting, person=factories.person("Uden mail", email=None, invited_at=None), state="registered"
    )

    outcome = write_to_selected(meeting, [*twice, nameless.pk], subject="Husk", text=TEXT, number=7, by=facilitator)

    assert (outcome, len(letters("message"))) == (Outcome(done=1, passed=1), 1)


@pytest.mark.parametrize(
    ("subject", "text"), [("", TEXT), ("Husk", " "), (some_number(), TEXT), ("Husk", some_number())]
)
def test_a_mail_without_words_or_with_a_number_is_refused(subject, text, meeting, comes, facilitator):
    one = comes(meeting)

    with pytest.raises(Refused):
        write_to_selected(meeting, [one.pk], subject=subject, text=text, number=7, by=facilitator)

    assert letters("message") == []


def test_it_is_read_before_it_is_sent(line_at, meeting, comes):
    one = comes(meeting)
    sent = {"do": "mail", "one": one.pk, "subject": "Husk aftalerne", "text": TEXT, "number": 7}

    blank = line_at.post(at("selection", meeting.pk), {"do": "mail", "one": one.pk})
    looked = line_at.post(at("selection", meeting.pk), sent | {"sure": "look"}).content.decode()
    before = len(letters("message"))
    done = [line_at.post(at("selection", meeting.pk), sent | {"sure": "send"}, follow=True) for _ in range(2)]

    assert (blank.status_code, before, len(letters("message"))) == (200, 0, 1)
    assert "Husk at tage jeres aftaler med.<br>Vi ses." in looked
    assert "1 mail is on its way." in done[0].content.decode()
    assert "nothing is sent twice" in done[1].content.decode()


def test_a_preview_holds_no_link_of_the_receiver(line_at, meeting, comes):
    sent = {"do": "mail", "one": comes(meeting).pk, "subject": "Husk", "text": TEXT, "number": 7, "sure": "look"}

    page = line_at.post(at("selection", meeting.pk), sent).content.decode()

    preview = page.partition('class="pn-letter-body"')[2].partition("</section>")[0]
    assert ("See the meeting" in preview or "Se mødet" in preview, "href" in preview) == (True, False)


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("name", ["letters", "planned"])
def test_the_pages_cost_the_same_for_every_length(name, rows, meeting, comes, line_at, statements):
    for _ in range(rows):
        comes(meeting)
    line_at.get("/")

    with statements.at_most(15):
        response = line_at.get(at(name, meeting.pk))

    assert response.status_code == 200


def test_every_letter_is_listed_with_its_state_and_without_its_text(line_at, meeting, comes):
    first, second, third = (comes(meeting, "Greve") for _ in range(3))
    fate = {first: {"sent_at": clock.now()}, second: {"failed_at": clock.now(), "last_error": "550 unknown user"}}
    fate[third] = {"sent_at": clock.now(), "bounced_at": clock.now()}
    for one, values in fate.items():
        Letter.objects.filter(to_person=one.person, purpose="registration.receipt").update(**values)

    page = line_at.get(f"{at('letters', meeting.pk)}?kind=registration.receipt").content.decode()
    broken = line_at.get(f"{at('letters', meeting.pk)}?state=failed&kind=registration.receipt").content.decode()

    assert [word in page for word in ("Sent ", "550 unknown user", "Came back ")] == [True] * 3
    assert [one.person.name in broken for one in (first, second, third)] == [False, True, True]
    assert "Change workshop or cancel" not in page


def test_a_failed_mail_is_sent_again_after_asking_and_once(line_at, meeting, comes):
    one = comes(meeting)
    [letter] = letters("receipt", one.person)
    Letter.objects.filter(pk=letter.pk).update(failed_at=clock.now(), last_error="550 unknown user")

    asked = line_at.get(at("letter_copy", meeting.pk, letter.pk)).content.decode()
    for _ in range(2):
        done = line_at.post(at("letter_copy", meeting.pk, letter.pk), {"number": 1}, follow=True)

    assert f"Send the mail to {one.person.name} at {one.person.email}?" in asked
    assert f"on its way to {one.person.email}" in done.content.decode()
    assert len(letters("receipt", one.person)) == 2


def test_another_meetings_mail_is_not_found_here(line_at, meeting, make_meeting, mette):
    other = make_meeting(title="Et andet")
    register(other, mette, by=SYSTEM)
    [letter] = letters("receipt")

    assert line_at.get(at("letter_copy", meeting.pk, letter.pk)).status_code == 404


def test_how_many_planned_mails_each_has_had(line_at, meeting, world, mette):
    page = line_at.get(at("planned", meeting.pk)).content.decode()

    assert (mette.name in page, "1 of 5" in page, "Invitation to a meeting" in page) == (True, True, True)


def test_members_do_not_see_the_mails(world, meeting):
    for who, status in ((Who.PARTICIPANT, 403), (Who.COORDINATOR, 403), (Who.OTHER_FACILITATOR, 404)):
        assert [world.client(who).get(at(name, meeting.pk)).status_code for name in ("letters", "planned")] == [
            status
        ] * 2
