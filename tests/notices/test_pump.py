from datetime import date, timedelta
from email.message import Message

import pytest

from praksisnet.kit import clock
from praksisnet.notices import delivery
from praksisnet.notices.delivery import MOST_TRIES, pump
from praksisnet.notices.letters import Urgency
from praksisnet.notices.models import DropReason, Letter
from praksisnet.notices.purposes import SIGN_IN_CODE

pytestmark = pytest.mark.django_db
WEDNESDAY = clock.at(date(2026, 9, 9), 10)


def after(letter: Letter) -> Letter:
    return Letter.objects.get(pk=letter.pk)


def part(message: Message, kind: str) -> str:
    return message.get_body((kind,)).get_content().replace("\r\n", "\n")


def test_pump_sends_a_letter_once(server, mette, post):
    letter = post(mette)

    pump()
    pump()

    assert server.message_ids() == {letter.message_id: 1}
    assert (after(letter).state, after(letter).attempts) == ("sent", 1)


def test_the_message_carries_what_readers_and_programs_need(server, settings, mette, post):
    settings.MAIL_REPLY_TO = "hjaelp@praksisnet.example"
    post(mette, title="Praksisnet: møde på Ærø", urgency=Urgency.URGENT)

    pump()

    message = server.received[0]
    assert {name: message[name] for name in ("To", "Subject", "Reply-To", "Auto-Submitted", "List-Id")} == {
        "To": "mette.kjaer@koege.example",
        "Subject": "Praksisnet: møde på Ærø",
        "Reply-To": "hjaelp@praksisnet.example",
        "Auto-Submitted": "auto-generated",
        "List-Id": None,
    }
    assert (part(message, "plain"), part(message, "html")) == ("Kære Mette\n", "<p>Kære Mette</p>\n")


def test_a_planned_letter_says_how_to_get_less(server, mette, post):
    with clock.moved_to(WEDNESDAY):
        post(mette, urgency=Urgency.PLANNED)
        pump()

    assert server.received[0]["List-Unsubscribe"] == "<http://127.0.0.1:8000/notices/preferences/>"


def test_a_calendar_letter_carries_the_method(server, mette, post):
    post(mette, calendar=b"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n")

    pump()

    kinds = [(one.get_content_type(), one.get_param("method")) for one in server.received[0].walk()]
    assert kinds[-2:] == [("text/calendar", "REQUEST"), ("text/calendar", "REQUEST")]


def test_a_batch_goes_over_one_connection(server, mette, post):
    for version in range(3):
        post(mette, version=version)

    pump()

    assert (len(server.received), server.connections) == (3, 1)


def test_pump_says_when_more_may_be_due(server, monkeypatch, mette, post):
    monkeypatch.setattr(delivery, "BATCH", 2)
    for version in range(3):
        post(mette, version=version)

    assert [pump(), pump()] == [True, False]


def test_a_refused_letter_fails_for_good_and_the_others_leave(server, mette, post):
    server.refuse.add("gone@koege.example")
    gone, fine = post(mette, to_address="gone@koege.example"), post(mette)

    pump()

    assert (after(gone).state, after(gone).last_error) == ("failed", "550 5.1.1 nobody of that name")
    assert after(fine).state == "sent"


def test_a_deferred_letter_leaves_after_a_pause(server, mette, post):
    server.defer[mette.email] = 1
    letter = post(mette)

    pump()
    pump()
    states = [after(letter).state]
    with clock.moved_to(clock.now() + timedelta(seconds=31)):
        pump()

    assert [*states, after(letter).state, after(letter).attempts] == ["later", "sent", 2]


def test_pauses_grow_and_the_last_try_ends_in_failure(server, mette, post):
    server.defer[mette.email] = 100
    letter = post(mette)
    moment, pauses = clock.now(), []

    for _try in range(MOST_TRIES):
        with clock.moved_to(moment):
            pump()
        until = after(letter).leased_until
        if until:
            pauses.append(round((until - moment).total_seconds()))
            moment = until + timedelta(seconds=1)

    assert pauses == [30, 90, 270, 810, 2430, 7290, 21600, 21600, 21600, 21600, 21600]
    assert (after(letter).state, after(letter).last_error) == ("failed", "451 4.7.1 greylisted")


def test_a_letter_lost_in_a_dropped_connection_is_sent_again_on_a_new_one(server, mette, post):
    server.lose[mette.email] = 1
    lost, next_one = post(mette), post(mette, to_address="birthe.holm@koege.example")

    pump()
    with clock.moved_to(clock.now() + timedelta(seconds=31)):
        pump()

    assert server.message_ids() == {lost.message_id: 1, next_one.message_id: 1}


def test_a_letter_kept_by_a_server_that_hung_up_comes_again_under_the_same_message_id(server, mette, post):
    server.keep_and_hang_up[mette.email] = 1
    letter = post(mette)

    pump()
    with clock.moved_to(clock.now() + timedelta(seconds=31)):
        pump()

    assert server.message_ids() == {letter.message_id: 2}


def test_a_silent_server_costs_the_time_limit_and_the_letter_waits(server, settings, mette, post):
    settings.SMTP_TIMEOUT = 0.1
    server.silent.add(mette.email)
    letter = post(mette)

    pump()

    assert (after(letter).state, server.received) == ("later", [])


def test_a_server_that_is_away_costs_no_try(settings, mette, post):
    settings.SMTP_PORT = 1  # nobody listens there
    letter = post(mette)

    pump()

    assert (after(letter).state, after(letter).attempts, after(letter).last_error) == (
        "waiting",
        0,
        "ConnectionRefusedError",
    )


def test_a_busy_server_is_asked_once_for_the_whole_batch(server, mette, post):
    server.busy = True
    letters = [post(mette, version=version) for version in range(3)]

    more = pump()

    assert (more, [after(letter).attempts for letter in letters]) == (False, [0, 0, 0])
    assert {after(letter).last_error for letter in letters} == {"451 4.3.2 busy, come back later"}


def test_a_letter_with_a_broken_header_fails_without_a_word_about_it(server, mette, post):
    letter = post(mette, to_address="mette@koege.example\nBcc: x@example.com")

    pump()

    assert (after(letter).state, server.received) == ("failed", [])


def test_a_letter_whose_time_has_passed_is_dropped_with_the_reason_and_emptied(server, mette, post):
    letter = post(mette, drop_after_at=clock.now() + timedelta(minutes=5))

    with clock.moved_to(clock.now() + timedelta(minutes=6)):
        pump()

    assert (after(letter).drop_reason, after(letter).text, server.received) == (DropReason.LATE, "", [])


def test_a_letter_whose_tries_took_the_worker_down_ends(server, mette, post):
    letter = post(mette)
    Letter.objects.update(attempts=MOST_TRIES)

    pump()

    assert (after(letter).state, server.received) == ("failed", [])


def test_a_leased_letter_is_left_to_its_worker_until_the_lease_ends(server, settings, mette, post):
    letter = post(mette)
    Letter.objects.update(leased_until=clock.now() + timedelta(seconds=settings.MAIL_LEASE), leased_by="other")

    pump()
    before = after(letter).state
    with clock.moved_to(clock.now() + timedelta(seconds=settings.MAIL_LEASE + 1)):
        pump()

    assert (before, after(letter).state) == ("waiting", "sent")


def test_a_worker_that_lost_its_lease_sends_nothing(server, monkeypatch, mette, post):
    letter = post(mette)
    lease = delivery._lease

    def lost(worker: str) -> list[int]:
        leased = lease(worker)
        Letter.objects.update(leased_by="faster")
        return leased

    monkeypatch.setattr(delivery, "_lease", lost)
    pump()

    assert (server.received, after(letter).state) == ([], "waiting")


def test_a_code_is_wiped_when_sent(server, mette, post):
    letter = post(mette, purpose=SIGN_IN_CODE)

    pump()

    assert (after(letter).text, after(letter).html) == ("", "")


def test_planned_letters_leave_only_while_the_window_is_open(server, mette, post):
    with clock.moved_to(WEDNESDAY):
        letter = post(mette, urgency=Urgency.PLANNED)
    sent = []
    for hour in (6, 17, 20):
        with clock.moved_to(clock.at(date(2026, 9, 10), hour)):
            pump()
            sent.append(after(letter).state)
    with clock.moved_to(clock.at(date(2026, 9, 11), 7, 5)):
        pump()

    assert [*sent, after(letter).state] == ["waiting", "waiting", "waiting", "sent"]


def test_the_log_holds_no_address_and_no_text(server, caplog, mette, post):
    post(mette)

    with caplog.at_level("INFO"):
        pump()

    assert [record.getMessage() for record in caplog.records if record.name.startswith("praksisnet")] == [
        "outbox: 1 sent"
    ]
