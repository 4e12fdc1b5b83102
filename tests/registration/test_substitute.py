"""Giving the place to a colleague: the place, its workshop and its organisation stay."""

import re
from datetime import date

import pytest
from django.urls import reverse

from praksisnet.journal.models import Entry
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.models import Pool
from praksisnet.registration.actions import Newcomer, cancel_registration, register, substitute
from praksisnet.registration.models import Answer, Place, Question, Registration
from praksisnet.registration.queries.history import history_of
from praksisnet.registration.queries.links import answer_token
from praksisnet.registration.words import State
from tests import factories
from tests.registration.asking import FOOD, asked_at
from tests.registration.conftest import calendar_of, letters

JONAS = Newcomer("Jonas Riis", "jonas.riis@her.example")


@pytest.fixture
def home(world):
    return world.here.municipality


@pytest.fixture
def held(meeting, mette, home, workshops):
    """Mette's place, in workshop B."""
    return register(meeting, mette, municipality=home, workshops=[workshops[1]], by=Actor.person(mette))


def taken(meeting):
    return list(Pool.objects.filter(meeting=meeting).order_by("pk").values_list("taken", flat=True))


def test_the_colleague_has_the_place_the_workshop_and_the_municipality(held, mette, home, workshops, meeting):
    before = taken(meeting)

    made = substitute(held, JONAS, by=Actor.person(mette))

    assert (made.pk, made.person.name, made.state, made.municipality) == (held.pk, "Jonas Riis", State.REGISTERED, home)
    assert Place.objects.get(registration=made).session == workshops[1]
    assert (taken(meeting), made.person.invited_at) == (before, None)


def test_both_are_told_each_with_the_calendar(held, mette):
    made = substitute(held, JONAS, by=Actor.person(mette))

    [given], [got] = letters("place_given"), letters("place_taken")
    assert (given.to_person, calendar_of(given)) == (mette, ("CANCEL", 1, "CANCELLED"))
    assert (got.to_person, calendar_of(got)) == (made.person, ("REQUEST", 1, "CONFIRMED"))


def test_who_gave_it_has_cancelled_and_is_not_asked_again(held, mette):
    made = substitute(held, JONAS, by=Actor.person(mette))

    left = Registration.objects.get(person=mette)
    assert (left.state, left.pk == made.pk) == (State.CANCELLED, False)
    assert [step.text for step in history_of(left)] == ["Gave the place to Jonas Riis"]
    assert history_of(made)[-1].text == "Handed over to Jonas Riis"


def test_who_registers_again_has_a_higher_sequence(held, mette, meeting):
    substitute(held, JONAS, by=Actor.person(mette))

    register(meeting, mette, by=Actor.person(mette))

    assert [calendar_of(letter)[1] for letter in letters("receipt", mette)] == [0, 2]


def test_a_colleague_who_had_cancelled_hears_a_higher_sequence_than_then(held, mette, birthe, meeting, home):
    gone = register(meeting, birthe, municipality=home, by=Actor.person(birthe))
    cancel_registration(gone, by=Actor.person(birthe))

    substitute(held, birthe, by=Actor.person(mette))

    assert [calendar_of(letter)[:2] for letter in letters("cancelled") + letters("place_taken")] == [
        ("CANCEL", 1),
        ("REQUEST", 2),
    ]


def test_what_the_first_one_answered_goes(held, mette, meeting):
    asked = Question.objects.create(meeting=meeting, kind="dietary", text="Mad?", purpose="Til køkkenet")
    Answer.objects.create(registration=held, question=asked, text="Vegetarisk", delete_at=clock.now())

    substitute(held, JONAS, by=Actor.person(mette))

    assert Answer.objects.count() == 0


def test_a_repeat_changes_nothing(held, mette):
    for _ in range(2):
        substitute(held, JONAS, by=Actor.person(mette))

    assert (len(letters("place_given")), len(letters("place_taken")), Registration.objects.count()) == (1, 1, 2)
    assert Entry.objects.filter(verb="handed_on").count() == 1


def test_a_colleague_who_waits_leaves_the_queue(make_meeting, mette, birthe, home):
    meeting = make_meeting(places=1)
    held = register(meeting, mette, municipality=home, by=Actor.person(mette))
    waiting = register(meeting, birthe, municipality=home, by=Actor.person(birthe))

    substitute(held, birthe, by=Actor.person(mette))

    waiting.refresh_from_db()
    assert (waiting.state, Registration.objects.get(state=State.REGISTERED).person) == (State.CANCELLED, birthe)


def test_a_colleague_who_comes_already_is_refused(held, mette, birthe, meeting, home):
    register(meeting, birthe, municipality=home, by=Actor.person(birthe))

    with pytest.raises(Refused, match="is registered already"):
        substitute(held, birthe, by=Actor.person(mette))

    held.refresh_from_db()
    assert (held.person, letters("place_given")) == (mette, [])


@pytest.mark.parametrize(
    ("who", "said"),
    [
        (Newcomer("Ida", "ida@gmail.example"), "does not end in @her.example"),
        (Newcomer("Nils", "NILS", is_sure=True), "belongs to somebody who does not come for Her Kommune"),
    ],
)
def test_a_doubtful_address_is_refused(who, said, held, mette, world):
    stranger = world.there.seats[0].tenures.get().person
    if who.email == "NILS":
        who = Newcomer("Nils", stranger.email, is_sure=True)

    with pytest.raises(Refused, match=said):
        substitute(held, who, by=Actor.person(mette))


def test_an_address_said_to_be_right_is_taken(held, mette):
    made = substitute(held, Newcomer("Ida", "ida@gmail.example", is_sure=True), by=Actor.person(mette))

    assert made.person.email == "ida@gmail.example"


def test_until_its_moment_and_no_longer(make_meeting, mette, home):
    until = clock.at(date(2026, 9, 22), 12)
    held = register(make_meeting(substitutes_until_at=until), mette, municipality=home, by=Actor.person(mette))

    with clock.moved_to(until), pytest.raises(Refused, match="until Tuesday 22 September 2026 at 12:00"):
        substitute(held, JONAS, by=Actor.person(mette))
    with clock.moved_to(clock.at(date(2026, 9, 22), 11, 59)):
        assert substitute(held, JONAS, by=Actor.person(mette)).person.name == "Jonas Riis"


def test_without_a_moment_until_the_start(held, mette):
    with clock.moved_to(clock.at(date(2026, 9, 24), 9, 30)), pytest.raises(Refused, match="no place to give"):
        substitute(held, JONAS, by=Actor.person(mette))
    with clock.moved_to(clock.at(date(2026, 9, 24), 9, 29)):
        assert substitute(held, JONAS, by=Actor.person(mette)).person.name == "Jonas Riis"


def test_who_waits_has_nothing_to_give(make_meeting, comes, mette, home):
    meeting = make_meeting(places=1)
    comes(meeting)
    waiting = register(meeting, mette, municipality=home, by=Actor.person(mette))

    with pytest.raises(Refused, match="Only somebody who has a place"):
        substitute(waiting, JONAS, by=Actor.person(mette))


def test_a_guest_without_municipality_gives_the_place_to_nobody(meeting):
    guest = factories.person()
    held = register(meeting, guest, by=Actor.person(guest))

    with pytest.raises(Refused, match="no place to give"):
        substitute(held, JONAS, by=Actor.person(guest))


def address(name, *args):
    return reverse(f"registration:{name}", args=args)


def test_signed_in_one_picks_a_known_colleague(world, held, birthe):
    client, at = world.client(Who.PARTICIPANT, language="en"), address("substitution", held.pk)
    page = client.get(at)
    [key] = re.findall(r'name="request_key" value="([^"]+)"', page.content.decode())
    sent = {"colleague": birthe.pk, "request_key": key}

    statuses = [client.post(at, sent).status_code for _ in range(2)]

    held.refresh_from_db()
    assert (birthe.name in page.content.decode(), statuses, held.person) == (True, [302, 302], birthe)


def test_a_doubtful_address_is_asked_about_in_place_and_nothing_is_lost(world, held):
    client, at = world.client(Who.COORDINATOR, language="en"), address("substitution", held.pk)
    sent = {"name": "Ida Lund", "email": "ida@gmail.example"}

    asked = client.post(at, sent)
    done = client.post(at, sent | {"is_sure": "on"})

    held.refresh_from_db()
    assert (asked.status_code, done.status_code, held.person.name) == (422, 302, "Ida Lund")
    assert [text in asked.content.decode() for text in ("Ida Lund", "The address is right")] == [True, True]


def test_the_mailed_link_gives_the_place_by_name_and_mail_and_shows_no_colleague(client, held, mette, birthe, meeting):
    client.cookies["django_language"] = "en"
    at = address("mailed_substitution", answer_token(meeting, mette))

    page = client.get(at).content.decode()
    state = Registration.objects.get(pk=held.pk).person
    done = client.post(at, {"name": JONAS.name, "email": JONAS.email}, follow=True)

    assert (birthe.name in page, state, Registration.objects.get(pk=held.pk).person.name) == (False, mette, JONAS.name)
    assert "Jonas Riis has the place now." in done.content.decode()
    assert Entry.objects.get(verb="handed_on").actor_kind == "link"


def test_the_mailed_link_of_who_has_no_place_leads_back(client, meeting, mette):
    token = answer_token(meeting, mette)

    assert client.get(address("mailed_substitution", token)).url == address("mailed", token)


def test_another_municipalitys_coordinator_may_not(world, held, client):
    other = factories.person()
    place = factories.seat(world.here.network).municipality
    world.here.grant(other, "coordinator", network=world.here.network, municipality=place)
    client.force_login(other)

    assert client.post(address("substitution", held.pk), {"name": "X", "email": "x@her.example"}).status_code == 403


@pytest.mark.parametrize("who", [Who.OTHER_PARTICIPANT, Who.OTHER_COORDINATOR, Who.OTHER_FACILITATOR])
def test_to_another_network_it_does_not_exist(who, world, held):
    assert world.client(who).get(address("substitution", held.pk)).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_for_every_length(rows, world, held, comes, home, statements):
    for _ in range(rows):
        scope = {"network": world.here.network, "municipality": home}
        factories.role(factories.person(), "coordinator", world.here.programme, **scope)
    client = world.client(Who.PARTICIPANT)
    client.get("/")

    with statements.at_most(8):
        assert client.get(address("substitution", held.pk)).status_code == 200


def test_the_colleague_is_asked_about_food_by_an_own_link(held, mette, meeting, facilitator):
    asked_at(meeting, FOOD, by=facilitator)

    made = substitute(held, JONAS, by=Actor.person(mette))

    [told] = letters("place_taken", made.person)
    assert "/answers/" in told.text
