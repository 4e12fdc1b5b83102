"""Once more, to where the reader is now: never by a second press, and never in the way of a room's own letters."""

import pytest

from praksisnet.journal.models import Entry
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.notices.actions import post, send_copy
from praksisnet.notices.letters import Draft, Urgency
from praksisnet.notices.message import message_for
from praksisnet.notices.models import Letter
from tests import factories

SYSTEM = Actor.system("test")
pytestmark = pytest.mark.usefixtures("in_english")


@pytest.fixture
def mette(db):
    return factories.person("Mette Kjær", email="mette@gammel.example")


@pytest.fixture
def letter(mette):
    draft = Draft(
        to_person_id=mette.pk,
        to_address="mette@gammel.example",
        purpose="test.plan",
        urgency=Urgency.PLANNED,
        subject=mette,
        title="Praksisnet: Invitation",
        text="Kom",
        html="<p>Kom</p>",
        reply_to="line@operatoer.example",
    )
    return post(draft, by=SYSTEM)


def failed(letter):
    Letter.objects.filter(pk=letter.pk).update(failed_at=clock.now())
    return letter


def test_a_failed_letter_is_sent_again_to_the_address_of_today(letter, mette):
    mette.email = "mette@ny.example"
    mette.save()

    copy = send_copy(failed(letter), by=SYSTEM)

    assert (copy.to_address, copy.text, copy.budget_place, copy.state) == ("mette@ny.example", "Kom", None, "waiting")
    assert Entry.objects.get(verb="letter_sent_again").refs == {"copy_of": letter.pk}


def test_a_second_press_sends_no_second_copy(letter):
    copies = [send_copy(failed(letter), number=1, by=SYSTEM) for _ in range(2)]

    assert (copies[0], Letter.objects.count()) == (copies[1], 2)


def test_another_number_is_another_copy(letter):
    copies = [send_copy(failed(letter), number=number, by=SYSTEM) for number in (1, 2)]

    assert [copy.version for copy in copies] == [-(letter.pk * 1000 + 1), -(letter.pk * 1000 + 2)]


def test_a_letter_that_waits_is_not_sent_again(letter):
    with pytest.raises(Refused, match="was sent, or could not be sent"):
        send_copy(letter, by=SYSTEM)


def test_a_letter_without_its_text_is_not_sent_again(letter):
    Letter.objects.filter(pk=letter.pk).update(text="")

    with pytest.raises(Refused, match="deleted"):
        send_copy(failed(letter), by=SYSTEM)


def test_answers_go_to_who_wrote_it(letter, settings):
    settings.MAIL_REPLY_TO = "post@operatoer.example"

    copy = send_copy(failed(letter), by=SYSTEM)

    assert [message_for(one)["Reply-To"] for one in (letter, copy)] == ["line@operatoer.example"] * 2
