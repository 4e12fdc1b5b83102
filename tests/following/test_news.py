"""The part of the weekly letter about what one follows: exactly it, once, and nothing one may not read."""

from datetime import timedelta

import pytest

from praksisnet.access.actions import audience
from praksisnet.following.actions import follow_theme
from praksisnet.kit import clock
from praksisnet.knowledge.actions import archive_resource, publish_resource
from praksisnet.knowledge.models import Resource
from praksisnet.notices.actions import choose, post_weekly_letters
from praksisnet.notices.models import Letter
from praksisnet.notices.purposes import WEEKLY_LETTER
from tests.following.conftest import MONDAY, SYSTEM, THURSDAY

weekly = Letter.objects.filter(purpose=WEEKLY_LETTER)


@pytest.fixture
def followers(mette, nils, respite):
    """A member, and one of another network who follows the same."""
    with clock.moved_to(MONDAY - timedelta(days=3)):
        for person in (mette, nils):
            follow_theme(person, respite, by=SYSTEM)


def write_letters(moment=THURSDAY):
    with clock.moved_to(moment):
        return post_weekly_letters(by=SYSTEM)


def test_the_letter_comes_once_with_exactly_what_was_published(followers, published, written, mette):
    with clock.moved_to(MONDAY):
        published("Ny skabelon")
        published("Om noget andet", themes=[])
        written("En kladde")

    counts = [write_letters(), write_letters()]

    letter = weekly.get()
    assert (counts, letter.to_address) == ([1, 0], mette.email)
    assert [line for line in letter.text.splitlines() if line.startswith("-")] == [
        f"- Ny skabelon: http://127.0.0.1:8000/resources/{Resource.objects.get(title='Ny skabelon').pk}/ (Redskab)"
    ]


def test_a_week_without_news_has_no_letter(followers, published):
    with clock.moved_to(MONDAY):
        published("Ny skabelon")
    write_letters()

    assert write_letters(THURSDAY + timedelta(days=7)) == 0


def test_what_is_closed_or_archived_meanwhile_is_not_in_it(followers, published):
    with clock.moved_to(MONDAY):
        closed, archived = published("Lukket siden"), published("Arkiveret siden")
    Resource.objects.filter(pk=closed.pk).update(audience=audience(["network:999"]))
    archive_resource(archived, by=SYSTEM)

    assert (write_letters(), weekly.count()) == (0, 0)


def test_the_other_network_hears_of_it_only_when_it_is_theirs(followers, world, written, nils):
    """The control: with the audience opened, the same run does write to Nils."""
    with clock.moved_to(MONDAY):
        publish_resource(written("Fælles", tokens=[f"programme:{world.there.programme.pk}"]), by=SYSTEM)

    write_letters()

    assert list(weekly.values_list("to_address", flat=True)) == [nils.email]


def test_who_said_no_gets_none_and_no_old_news_later(followers, published, mette):
    choose(mette, {WEEKLY_LETTER: "never"}, by=SYSTEM)
    with clock.moved_to(MONDAY):
        published("Ny skabelon")
    silent = write_letters()
    choose(mette, {WEEKLY_LETTER: "digest"}, by=SYSTEM)

    assert (silent, write_letters(THURSDAY + timedelta(days=7))) == (0, 0)


def test_what_a_missed_week_held_is_in_the_next_letter(followers, published):
    with clock.moved_to(MONDAY):
        published("Ny skabelon")

    assert write_letters(THURSDAY + timedelta(days=7)) == 1


def test_what_followed_before_it_was_begun_is_no_news(published, mette, respite):
    with clock.moved_to(MONDAY):
        published("Gammel")
    with clock.moved_to(MONDAY + timedelta(hours=1)):
        follow_theme(mette, respite, by=SYSTEM)

    assert write_letters() == 0


def test_the_letter_shares_its_mail_with_what_else_waited(followers, published, mette):
    from praksisnet.notices.actions import post
    from praksisnet.notices.letters import Draft, Urgency

    draft = Draft(
        to_person_id=mette.pk,
        to_address=mette.email,
        purpose="test",
        urgency=Urgency.DIGEST,
        subject=mette,
        title="Et svar til dig",
    )
    with clock.moved_to(MONDAY):
        published("Ny skabelon")
        post(draft, by=SYSTEM)

    assert write_letters() == 1
    text = weekly.get().text
    assert ("Et svar til dig" in text, "Ny skabelon" in text) == (True, True)
