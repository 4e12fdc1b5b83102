from datetime import date

import pytest

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.notices.actions import post_weekly_letters
from praksisnet.notices.delivery import pump
from praksisnet.notices.letters import Urgency
from praksisnet.notices.models import How, Letter, Notice, Wish
from praksisnet.notices.purposes import WEEKLY_LETTER
from praksisnet.notices.tasks import post_weekly_letters as weekly_job

SYSTEM = Actor.system("test")
TUESDAY, THURSDAY = clock.at(date(2026, 9, 8), 10), clock.at(date(2026, 9, 10), 9, 5)
weekly = Letter.objects.filter(purpose=WEEKLY_LETTER)


@pytest.fixture
def two_lines(mette, post):
    with clock.moved_to(TUESDAY):
        post(mette, urgency=Urgency.DIGEST, version=1, line="Nyt redskab & skabelon", link="http://testserver/a/")
        post(mette, urgency=Urgency.DIGEST, version=2, line="Et svar til dig")


def test_one_letter_gathers_what_waited(two_lines, server, mette):
    with clock.moved_to(THURSDAY):
        weekly_job.func()
        pump()

    message = server.received[0]
    assert (message["Subject"], message["To"]) == ("Praksisnet: nyt til dig i uge 37", mette.email)
    lines = message.get_body(("plain",)).get_content().splitlines()
    assert [line for line in lines if line.startswith("-")] == [
        "- Nyt redskab & skabelon: http://testserver/a/",
        "- Et svar til dig",
    ]


@pytest.mark.parametrize("moment", [TUESDAY, clock.at(date(2026, 9, 10), 8, 59)])
def test_nothing_leaves_before_thursday_at_nine(two_lines, moment):
    with clock.moved_to(moment):
        assert post_weekly_letters(by=SYSTEM) == 0


def test_there_is_no_letter_without_lines(mette):
    with clock.moved_to(THURSDAY):
        assert post_weekly_letters(by=SYSTEM) == 0


def test_a_second_run_in_the_week_writes_no_second_letter(two_lines, mette, post):
    with clock.moved_to(THURSDAY):
        post_weekly_letters(by=SYSTEM)
        post(mette, urgency=Urgency.DIGEST, version=3)

        post_weekly_letters(by=SYSTEM)

    assert (weekly.count(), Notice.objects.filter(digest__isnull=True).count()) == (1, 1)


def test_what_came_after_the_letter_is_in_the_next_one(two_lines, mette, post):
    with clock.moved_to(THURSDAY):
        post_weekly_letters(by=SYSTEM)
        post(mette, urgency=Urgency.DIGEST, version=3)
    with clock.moved_to(clock.at(date(2026, 9, 17), 9, 5)):
        post_weekly_letters(by=SYSTEM)

    assert [letter.lines.count() for letter in weekly.order_by("pk")] == [2, 1]


def test_who_wants_no_weekly_letter_gets_none(mette, post):
    Wish.objects.create(person=mette, purpose=WEEKLY_LETTER, how=How.NEVER)

    with clock.moved_to(TUESDAY):
        post(mette, urgency=Urgency.DIGEST)

    assert (Letter.objects.get().drop_reason, Notice.objects.count()) == ("unwanted", 0)


def test_who_said_no_later_gets_none_either(two_lines, mette):
    Wish.objects.create(person=mette, purpose=WEEKLY_LETTER, how=How.NEVER)

    with clock.moved_to(THURSDAY):
        assert post_weekly_letters(by=SYSTEM) == 0


def test_a_line_that_is_of_no_use_any_more_is_left_out(mette, post):
    with clock.moved_to(TUESDAY):
        post(mette, urgency=Urgency.DIGEST, drop_after_at=clock.at(date(2026, 9, 10), 9, 1))

    with clock.moved_to(THURSDAY):
        assert post_weekly_letters(by=SYSTEM) == 0
