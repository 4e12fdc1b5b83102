"""The private feed: a person's own meetings, to whoever has the address, and nothing of anybody else."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.actions import announce, create_meeting, set_date, set_places
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.queries import dates_told, people_told
from praksisnet.meetings.words import Kind, Mode
from praksisnet.people.models import Person
from praksisnet.registration.actions import cancel_registration, end_feed, make_feed, mark_attendance, register
from praksisnet.registration.queries.feeds import feed_token
from tests.acting import cancel_meeting
from tests.calendar_rules import faults_of
from tests.registration.conftest import MEETING_DAY

URL = "https://video.example/rum/7"


def own(person):
    return Actor.person(person)


def path_of(person):
    return reverse("registration:feed", kwargs={"token": feed_token(make_feed(person, by=own(person)))})


def fetched(person):
    """The events in somebody's feed, by UID; the file is without fault."""
    data = Client().get(path_of(person)).content
    assert faults_of(data) == []
    return {str(event["UID"]): event for event in Calendar.from_ical(data).walk("VEVENT")}


def statuses(person):
    return {uid.partition("@")[0]: str(event["STATUS"]) for uid, event in fetched(person).items()}


@pytest.fixture
def announced(world, make_draft, facilitator):
    return announce(make_draft(), by=facilitator)


@pytest.fixture
def make_draft(world, facilitator):
    def made(network=None):
        network = network or world.here.network
        meeting = create_meeting(
            network.programme, kind=Kind.NETWORK, network=network, title="Næste gang", places=20, by=facilitator
        )
        return set_date(meeting, starts_at=clock.at(MEETING_DAY, 9) + timedelta(days=50), town="Køge", by=facilitator)

    return made


def test_a_registration_is_in_it_as_in_the_mail(meeting, workshops, mette):
    register(meeting, mette, workshops=workshops[:1], by=own(mette))

    [event] = fetched(mette).values()

    assert (str(event["STATUS"]), event["SEQUENCE"], event.start) == ("CONFIRMED", 0, meeting.starts_at)
    assert event["UID"] == f"{meeting.calendar_uid}@praksisnet"
    assert "workshop A, Samtalen" in event["DESCRIPTION"]


def test_announced_dates_of_the_own_networks_are_tentative(announced, mette):
    assert statuses(mette) == {str(announced.calendar_uid): "TENTATIVE"}


def test_drafts_and_dates_of_other_networks_are_not_in_it(world, make_draft, facilitator, announced):
    other = world.people[Who.OTHER_PARTICIPANT]
    make_draft()

    assert (statuses(other), statuses(world.people[Who.PARTICIPANT])) == (
        {},
        {str(announced.calendar_uid): "TENTATIVE"},
    )


def test_what_one_cancels_drops_out(meeting, mette):
    made = register(meeting, mette, by=own(mette))

    cancel_registration(made, by=own(mette))

    assert statuses(mette) == {}


def test_who_waits_has_it_as_tentative(make_meeting, mette, comes):
    meeting = make_meeting(places=1)
    comes(meeting)

    register(meeting, mette, by=own(mette))

    assert statuses(mette) == {str(meeting.calendar_uid): "TENTATIVE"}


def test_a_meeting_that_is_called_off_says_so(meeting, mette, facilitator):
    register(meeting, mette, by=own(mette))

    cancel_meeting(meeting, reason="Sne", by=facilitator)

    assert statuses(mette) == {str(meeting.calendar_uid): "CANCELLED"}


def test_a_moved_meeting_stands_where_it_is_now(meeting, mette, facilitator):
    register(meeting, mette, by=own(mette))
    later = meeting.starts_at + timedelta(days=1)

    set_date(meeting, starts_at=later, town="Køge", place="Biblioteket", by=facilitator)

    [event] = fetched(mette).values()
    assert (event.start, event["SEQUENCE"], event["LOCATION"]) == (later, 1, "Biblioteket, Køge")


def test_the_online_address_is_for_those_registered_online(make_meeting, mette, comes, facilitator):
    meeting = make_meeting(places=2, workshops=[], online_url=URL)
    set_places(meeting, 5, mode=Mode.ONLINE, by=facilitator)
    register(meeting, mette, mode=Mode.ONLINE, by=own(mette))
    onsite = comes(meeting).person

    [[online], [other]] = fetched(mette).values(), fetched(onsite).values()

    assert (online["LOCATION"], URL in str(other.to_ical())) == (URL, False)


def test_it_names_nobody(meeting, mette, comes):
    register(meeting, mette, by=own(mette))
    other = comes(meeting).person

    data = Client().get(path_of(mette)).content.decode()

    assert [said for said in (mette.name, mette.email, other.name, other.email) if said in data] == []


def test_the_file_is_the_same_until_something_changes(meeting, mette, facilitator):
    register(meeting, mette, by=own(mette))
    first = Client().get(path_of(mette))

    with clock.moved_to(clock.now() + timedelta(hours=5)):
        again = Client().get(path_of(mette), headers={"if-none-match": first["ETag"]})
        set_date(meeting, starts_at=meeting.starts_at + timedelta(days=1), town="Køge", by=facilitator)
        moved = Client().get(path_of(mette), headers={"if-none-match": first["ETag"]})

    assert (first.status_code, again.status_code, again.content, moved.status_code) == (200, 304, b"", 200)
    assert (first["Cache-Control"], first["Last-Modified"] < moved["Last-Modified"]) == ("private, no-cache", True)


def test_reading_changes_nothing_and_nothing_else_is_taken(meeting, mette):
    register(meeting, mette, by=own(mette))
    path = path_of(mette)

    answers = [getattr(Client(), verb)(path).status_code for verb in ("head", "post", "put", "delete")]

    assert answers == [200, 405, 405, 405]


def test_it_needs_no_session_and_starts_none(meeting, mette):
    assert Client().get(path_of(mette)).cookies == {}


def test_a_new_address_ends_the_old_one(mette):
    feed = make_feed(mette, by=own(mette))
    old = path_of(mette)

    make_feed(mette, number=feed.number, by=own(mette))

    assert (Client().get(old).status_code, Client().get(path_of(mette)).status_code) == (404, 200)


def test_the_same_press_again_makes_no_other_address(mette):
    feed = make_feed(mette, by=own(mette))
    first = make_feed(mette, number=feed.number, by=own(mette))

    again = make_feed(mette, number=feed.number, by=own(mette))

    assert feed_token(again) == feed_token(first)


def test_a_closed_address_gives_nothing_and_a_later_one_is_another(mette):
    old = path_of(mette)

    end_feed(mette, by=own(mette))
    end_feed(mette, by=own(mette))

    assert (Client().get(old).status_code, path_of(mette) == old) == (404, False)


def test_a_closed_account_has_no_feed(mette):
    path = path_of(mette)
    Person.objects.filter(pk=mette.pk).update(deactivated_at=clock.now())

    assert Client().get(path).status_code == 404


CHANGES = [("/calendar/", "/calendar/A"), ("/praksisnet.ics", "x/praksisnet.ics"), (".", "x.")]


@pytest.mark.parametrize(("was", "becomes"), CHANGES)
def test_a_changed_address_gives_nothing(mette, was, becomes):
    assert Client().get(path_of(mette).replace(was, becomes)).status_code == 404


def test_nobody_makes_or_closes_somebody_elses(mette, birthe):
    for deed in (make_feed, end_feed):
        with pytest.raises(Refused):
            deed(mette, by=own(birthe))


def test_who_was_there_keeps_it_and_a_no_show_does_not(meeting, mette, comes, facilitator):
    there, away = register(meeting, mette, by=own(mette)), comes(meeting)
    with clock.moved_to(clock.at(MEETING_DAY, 16)):
        mark_attendance(meeting, {there.pk}, by=facilitator)

        assert (list(statuses(mette).values()), statuses(away.person)) == (["CONFIRMED"], {})


def test_the_dates_are_those_of_the_letters(world, announced, meeting):
    people = Person.objects.all()

    for one in Meeting.objects.all():
        told = {person.pk for person in people_told(one)}
        assert told == {person.pk for person in people if dates_told(person).filter(pk=one.pk).exists()}


def test_it_costs_the_same_for_one_and_for_many(statements, world, make_meeting, make_draft, mette, facilitator):
    def more(number):
        for _one in range(number):
            register(make_meeting(), mette, by=own(mette))
            announce(make_draft(), by=facilitator)

    more(1)
    path = path_of(mette)
    with statements.exactly(6):
        Client().get(path)
    more(3)

    with statements.exactly(6):
        Client().get(path)
    assert len(fetched(mette)) == 8


def test_the_page_makes_shows_renews_and_closes_the_address(world):
    client, url = world.client(Who.PARTICIPANT), reverse("registration:subscription")

    answers = [client.get(url)]
    answers += [client.post(url, posted, follow=True) for posted in ({}, {"number": "1"}, {"deed": "end"})]

    shown = [set(re.findall(r"webcal:[^\"]+", answer.content.decode())) for answer in answers]
    assert [len(addresses) for addresses in shown] == [0, 1, 1, 0]
    assert shown[1] != shown[2]


def test_the_page_is_reached_from_the_profile(world):
    assert reverse("registration:subscription") in world.client(Who.PARTICIPANT).get("/profile/").content.decode()
