"""The weekly letter tells members the news of their own programme, once, as long as they may read them."""

from datetime import date, timedelta

import pytest

from praksisnet.following.actions import follow_theme
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.kit.quiet import quiet
from praksisnet.news.actions import withdraw_news
from praksisnet.notices.actions import post_weekly_letters
from praksisnet.notices.models import Letter
from praksisnet.notices.purposes import WEEKLY_LETTER
from praksisnet.themes.actions import create_theme
from tests.world import World

SYSTEM = Actor.system("test")
MONDAY, THURSDAY = clock.at(date(2026, 9, 7), 10), clock.at(date(2026, 9, 10), 9, 5)
WEEK = timedelta(days=7)
weekly = Letter.objects.filter(purpose=WEEKLY_LETTER)


@pytest.fixture
def world(db):
    """As elsewhere, begun before the days that these tests are about."""
    with clock.moved_to(clock.at(date(2026, 9, 1), 8)):
        return World()


@pytest.fixture
def on_monday(published):
    def made(title, **values):
        with clock.moved_to(MONDAY):
            return published(title, **values)

    return made


def write_letters(moment=THURSDAY):
    with clock.moved_to(moment):
        return post_weekly_letters(by=SYSTEM)


def lines_to(person):
    texts = weekly.filter(to_person=person).values_list("text", flat=True)
    return [line.partition(":")[0] for text in texts for line in text.splitlines() if line.startswith("-")]


def test_members_are_told_once_and_readers_and_strangers_not(on_monday, world):
    on_monday("Datoen er sat")
    on_monday("Åbent for alle", reach="public")

    write_letters()
    write_letters(THURSDAY + WEEK)

    lines = ["- Datoen er sat", "- Åbent for alle"]
    told = {who for who, person in world.people.items() if sorted(lines_to(person)) == lines}
    assert told == {Who.PARTICIPANT, Who.COORDINATOR, Who.FACILITATOR, Who.KNOWLEDGE_PARTNER}
    assert weekly.count() == len(told)


def test_news_for_another_network_are_not_in_the_letter(on_monday, mette, second):
    on_monday("Til de andre", reach="networks", networks=[second])

    write_letters()

    assert lines_to(mette) == []


def test_what_was_withdrawn_meanwhile_is_not_in_it(on_monday, mette, by):
    with clock.moved_to(MONDAY + timedelta(hours=1)):
        withdraw_news(on_monday("Fortrudt"), by=by)

    write_letters()

    assert lines_to(mette) == []


def test_what_one_follows_stands_once_in_the_letter(on_monday, mette):
    theme = create_theme("Aflastning", by=SYSTEM)
    with clock.moved_to(MONDAY - WEEK):
        follow_theme(mette, theme, by=SYSTEM)
    on_monday("Ny viden om aflastning", themes=[theme])

    write_letters()

    assert lines_to(mette) == ["- Ny viden om aflastning"]


def test_what_is_a_month_old_is_no_news_in_a_letter(on_monday, mette):
    on_monday("Fra dengang")

    write_letters(THURSDAY + 5 * WEEK)

    assert lines_to(mette) == []


def test_in_a_quiet_past_nobody_is_written_to_and_it_is_told(on_monday, mette):
    on_monday("Fra dengang")

    with quiet():
        write_letters()
    write_letters(THURSDAY + WEEK)

    assert lines_to(mette) == []
