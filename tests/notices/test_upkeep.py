from datetime import timedelta

import pytest

from praksisnet.journal.queries import entries_about
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.notices import health
from praksisnet.notices.actions import choose, post_weekly_letters, send_again
from praksisnet.notices.delivery import pump
from praksisnet.notices.letters import Urgency
from praksisnet.notices.models import How, Letter, Wish
from praksisnet.people.actions import delete_expired

SYSTEM = Actor.system("test")


@pytest.fixture
def failed(server, mette, post) -> Letter:
    server.refuse.add(mette.email)
    letter = post(mette)
    pump()
    server.refuse.clear()
    return Letter.objects.get(pk=letter.pk)


def test_a_failed_letter_can_be_sent_again_under_the_same_message_id(server, failed):
    send_again(failed, by=SYSTEM)

    pump()

    assert (Letter.objects.get().state, server.message_ids()) == ("sent", {failed.message_id: 1})


def test_sending_again_is_journaled(failed, mette):
    send_again(failed, by=Actor.person(mette))

    assert [(entry.verb, entry.actor_id) for entry in entries_about(failed)] == [("letter_sent_again", mette.pk)]


def test_what_has_not_failed_is_not_sent_again(mette, post):
    with pytest.raises(Refused):
        send_again(post(mette), by=SYSTEM)


def test_what_is_emptied_is_not_sent_again(failed):
    with clock.moved_to(clock.now() + timedelta(days=31)):
        delete_expired(by=SYSTEM)

    with pytest.raises(Refused):
        send_again(failed, by=SYSTEM)


@pytest.mark.parametrize(("days", "text"), [(29, "Kære Mette\n"), (31, "")])
def test_bodies_are_emptied_after_their_time(failed, days, text):
    with clock.moved_to(clock.now() + timedelta(days=days)):
        delete_expired(by=SYSTEM)

    assert (Letter.objects.get().text, Letter.objects.get().subject) == (text, "Praksisnet: prøve")


def test_what_has_not_left_is_not_emptied(mette, post):
    post(mette)

    with clock.moved_to(clock.now() + timedelta(days=60)):
        assert delete_expired(by=SYSTEM) == {}


def test_choose_keeps_a_wish_a_purpose(mette):
    for how in (How.NEVER, How.DIGEST):
        choose(mette, {"weekly_letter": how}, by=Actor.person(mette))

    assert list(Wish.objects.values_list("person", "purpose", "how")) == [(mette.pk, "weekly_letter", "digest")]


@pytest.mark.parametrize("wish", [{"unknown": "never"}, {"weekly_letter": "at_once"}])
def test_choose_refuses_what_is_not_offered(mette, wish):
    with pytest.raises(Refused):
        choose(mette, wish, by=SYSTEM)

    assert Wish.objects.count() == 0


def test_mail_is_well_while_letters_leave(mette, post):
    post(mette)

    assert (health.mail().ok, health.mail().figures["waiting"]) == (True, 1)


def test_mail_is_not_well_when_a_letter_has_waited_a_quarter_of_an_hour(mette, post):
    post(mette)

    with clock.moved_to(clock.now() + timedelta(minutes=16)):
        assert health.mail().ok is False


def test_a_planned_letter_may_wait_over_the_weekend(mette, post):
    post(mette, urgency=Urgency.PLANNED)

    with clock.moved_to(clock.now() + timedelta(days=3)):
        assert health.mail().ok is True


def test_failed_letters_are_counted_for_a_day(failed):
    with clock.moved_to(clock.now() + timedelta(hours=25)):
        later = health.mail().figures["failed_last_day"]

    assert (health.mail().figures["failed_last_day"], later) == (1, 0)


def test_there_is_no_weekly_letter_without_lines(db):
    assert post_weekly_letters(by=SYSTEM) == 0
