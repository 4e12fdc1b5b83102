"""A mail that was forwarded: its reader gets an own link, and nothing of the first one's shows or changes."""

import re

import pytest
from django.core.cache import cache
from django.urls import reverse

from praksisnet.journal.models import Entry
from praksisnet.kit.actor import Actor
from praksisnet.people import limits
from praksisnet.people.models import Person
from praksisnet.registration.actions import register
from praksisnet.registration.models import Answer, Question, Registration
from praksisnet.registration.queries.links import answer_token
from tests import factories
from tests.registration.conftest import letters


@pytest.fixture(autouse=True)
def _nothing_counted():
    cache.clear()


@pytest.fixture
def home(world):
    return world.here.municipality


@pytest.fixture
def held(meeting, mette, home):
    return register(meeting, mette, municipality=home, by=Actor.person(mette))


@pytest.fixture
def at(meeting, mette):
    return reverse("registration:someone_else", args=[answer_token(meeting, mette)])


@pytest.fixture
def asks(client, at):
    client.cookies["django_language"] = "en"
    return lambda address, **more: client.post(at, {"email": address, **more}, follow=True)


def link_in(letter):
    return re.search(r"/registrations/mailed/\S+", letter.text).group().rstrip(".")


def test_somebody_who_may_come_gets_an_own_link(asks, held, birthe):
    asks(birthe.email)

    [letter] = letters("own_link")
    assert (letter.to_person, letter.urgency) == (birthe, "receipt")


def test_a_colleague_with_the_municipalitys_address_is_written_down_and_registers(asks, client, held, home):
    asks("jonas.riis@her.example")

    [letter] = letters("own_link")
    jonas = letter.to_person
    done = client.post(link_in(letter), {"workshop_1": held.meeting.sessions.get(title="Samtalen").pk})
    mine = Registration.objects.get(person=jonas)
    assert (jonas.name, jonas.invited_at, done.status_code) == ("Jonas Riis", None, 302)
    assert (mine.state, mine.municipality) == ("registered", home)


def test_the_answer_is_the_same_for_every_address(asks, held, world):
    stranger = world.there.seats[0].tenures.get().person
    addresses = ["jonas.riis@her.example", "nobody@elsewhere.example", stranger.email]

    answers = {re.sub(r'value="[^"]+"|nonce-\S+', "", asks(one).content.decode()) for one in addresses}

    assert (len(answers), [letter.to_address for letter in letters("own_link")]) == (1, addresses[:1])
    assert Person.objects.filter(email="nobody@elsewhere.example").count() == 0


def test_nothing_of_the_first_one_shows_or_changes(client, asks, at, held, mette, meeting):
    asked = Question.objects.create(meeting=meeting, kind="dietary", text="Mad?", purpose="Til køkkenet")
    Answer.objects.create(registration=held, question=asked, text="Vegetarisk", delete_at=meeting.ends_at)

    opened = client.get(at).content.decode()
    asks("jonas.riis@her.example")

    held.refresh_from_db()
    assert [part in opened for part in ("Vegetarisk", mette.email, "You are registered")] == [False, False, False]
    assert (held.person, held.state) == (mette, "registered")
    assert mette.name not in letters("own_link")[0].text


def test_its_use_is_journaled_as_by_the_link(asks, held, mette):
    asks("jonas.riis@her.example")

    entry = Entry.objects.get(verb="own_link_asked")
    assert (entry.actor_kind, entry.actor_id) == ("link", mette.pk)


def test_the_mail_is_passed_on_to_the_right_person(client, at, held, birthe):
    done = client.post(at, {"to": birthe.email}, follow=True)

    assert [letter.to_person for letter in letters("own_link")] == [birthe]
    assert "Vi har sendt linket videre." in done.content.decode()


def test_it_is_limited_as_signing_in_is(asks, held, birthe):
    statuses = [asks(birthe.email).status_code for _ in range(limits.CODES_BY_ADDRESS[0].most + 1)]

    assert statuses == [200] * limits.CODES_BY_ADDRESS[0].most + [429]


def test_the_pages_behind_a_link_lead_there(client, held, meeting, mette, at):
    token = answer_token(meeting, mette)

    for name in ("mailed", "mailed_cancellation", "mailed_substitution"):
        page = client.get(reverse(f"registration:{name}", args=[token])).content.decode()
        assert (at in page, "Er du ikke Mette?" in page) == (True, True)


def test_somebody_of_another_network_gets_no_page_of_it(client, meeting):
    stranger = factories.person(email="nils@aalborg.example")

    assert client.get(reverse("registration:mailed", args=[answer_token(meeting, stranger)])).status_code == 404


def test_get_and_head_change_nothing(client, at, held):
    before = Entry.objects.count()

    statuses = [client.get(at).status_code, client.head(at).status_code]

    assert (statuses, Entry.objects.count(), letters("own_link")) == ([200, 200], before, [])
