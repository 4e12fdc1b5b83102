"""The facilitator's own words in the planned mails: written, approved, previewed, and in the mail."""

import pytest
from django.urls import reverse

from praksisnet.approvals.actions import approve
from praksisnet.approvals.models import Approval
from praksisnet.journal.models import Entry
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.kit.refusal import Refused
from praksisnet.meetings import sockets
from praksisnet.meetings.actions import (
    announce,
    create_meeting,
    publish,
    send_meeting_for_approval,
    set_date,
    write_letter_text,
)
from praksisnet.meetings.models import LetterText
from praksisnet.notices.models import Letter
from praksisnet.registration.models import Registration
from tests.guard.numbers import some_number
from tests.registration.conftest import MEETING_DAY

INVITATION, SAVE_THE_DATE = "meetings.invitation", "meetings.save_the_date"
WORDS = "Vi begynder med kaffe.\n\nTag jeres aftaler med."


@pytest.fixture
def draft(world, facilitator):
    made = create_meeting(
        world.here.programme, kind="network", network=world.here.network, title="Aftaler", places=40, by=facilitator
    )
    return set_date(made, starts_at=clock.at(MEETING_DAY, 9, 30), town="Næstved", place="Kulturhuset", by=facilitator)


def text_of(purpose, person):
    return Letter.objects.get(purpose=purpose, to_person=person).text


def test_every_planned_mail_can_be_written_in():
    assert [kind.key for kind in sockets.letter_kinds()] == [
        SAVE_THE_DATE,
        INVITATION,
        "registration.reminder",
        "adaptation.before_meeting",
        "evaluation.after",
    ]


def test_the_words_stand_in_that_mail_only(draft, facilitator, mette):
    write_letter_text(draft, INVITATION, text=WORDS, by=facilitator)

    announce(draft, by=facilitator)
    publish(draft, by=facilitator)

    assert ["Vi begynder med kaffe." in text_of(purpose, mette) for purpose in (SAVE_THE_DATE, INVITATION)] == [
        False,
        True,
    ]


def test_the_same_words_again_change_nothing_and_none_take_them_out(draft, facilitator):
    for _ in range(2):
        write_letter_text(draft, INVITATION, text=WORDS, by=facilitator)
    written = Entry.objects.filter(verb="letter_text_written").count()

    write_letter_text(draft, INVITATION, text="", by=facilitator)

    assert (written, LetterText.objects.count()) == (1, 0)


@pytest.mark.parametrize(
    ("purpose", "text"), [("meetings.moved", WORDS), (INVITATION, some_number()), (INVITATION, "a" * 2001)]
)
def test_what_cannot_be_said_is_refused(purpose, text, draft, facilitator):
    with pytest.raises(Refused):
        write_letter_text(draft, purpose, text=text, by=facilitator)


def test_other_words_reopen_what_was_approved(draft, facilitator, world):
    nadia = world.people[Who.AUTHORITY]
    approval = send_meeting_for_approval(draft, approver=nadia, by=facilitator)
    approve(approval, by=Actor.person(nadia))

    write_letter_text(draft, INVITATION, text=WORDS, by=facilitator)

    newest = Approval.objects.order_by("-version").first()
    assert (newest.version, newest.state, "Vi begynder med kaffe." in newest.text) == (2, "awaiting", True)


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("kind", sockets.letter_kinds(), ids=lambda kind: kind.key)
def test_each_is_previewed_in_both_languages_without_sending_or_giving_away_a_link(
    kind, language, meeting, facilitator, world, mette
):
    write_letter_text(meeting, kind.key, text=WORDS, by=facilitator)
    before = (Letter.objects.count(), Registration.objects.count())
    at = reverse("meetings:letter_text", args=[meeting.pk, kind.key])

    page = world.client(Who.FACILITATOR).get(f"{at}?person={mette.pk}&language={language}").content.decode()

    preview = page.partition('class="pn-letter-body"')[2].partition("</section>")[0]
    assert ("Tag jeres aftaler med." in preview, "href" in preview) == (True, False)
    assert (Letter.objects.count(), Registration.objects.count()) == before


def test_the_page_saves_and_shows_a_refusal_in_place(meeting, world):
    client = world.client(Who.FACILITATOR, language="en")
    at = reverse("meetings:letter_text", args=[meeting.pk, INVITATION])

    saved = client.post(at, {"text": WORDS}, follow=True)
    refused = client.post(at, {"text": some_number()})
    unknown = client.get(reverse("meetings:letter_text", args=[meeting.pk, "meetings.moved"]))

    assert "The text is saved." in saved.content.decode()
    assert (refused.status_code, unknown.status_code, LetterText.objects.get().text) == (422, 404, WORDS)


@pytest.mark.parametrize("name", ["letter_texts", "letter_text"])
def test_the_pages_cost_at_most_fifteen_statements(name, meeting, world, comes, statements):
    for _ in range(3):
        comes(meeting)
    client = world.client(Who.FACILITATOR)
    client.get("/")
    args = [meeting.pk] + ([INVITATION] if name == "letter_text" else [])

    with statements.at_most(15):
        response = client.get(reverse(f"meetings:{name}", args=args))

    assert response.status_code == 200
