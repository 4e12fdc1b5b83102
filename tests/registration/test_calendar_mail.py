"""One name in the calendar for life: announced, confirmed, moved and taken back, and to those only whom it concerns."""

from datetime import timedelta

import pytest
from django.urls import reverse
from icalendar import Calendar

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.meetings.actions import announce, change_session, create_meeting, publish, set_date
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.words import UNDO_FOR, CorePart, Kind, SessionKind
from praksisnet.notices.actions import mark_history_sent
from praksisnet.notices.models import Letter
from praksisnet.registration.actions import cancel_registration, register
from tests.acting import cancel_meeting
from tests.calendar_rules import faults_of, faults_of_outbox
from tests.registration.conftest import MEETING_DAY, MONDAY

SYSTEM = Actor.system("test")


@pytest.fixture
def announced(world, facilitator):
    """``announced(places=1)``: the date is known, and “Save the date” has left."""

    def made(places=40):
        parts = [
            CorePart(SessionKind.PLENARY, 90, "Velkomst"),
            CorePart(SessionKind.WORKSHOP, 90, "Samtalen", "", 1, 9),
        ]
        meeting = create_meeting(
            world.here.programme,
            kind=Kind.NETWORK,
            network=world.here.network,
            title="Aflastning, der holder",
            parts=parts,
            places=places,
            by=facilitator,
        )
        at = clock.at(MEETING_DAY, 9, 30)
        meeting = set_date(meeting, starts_at=at, town="Næstved", place="Kulturhuset", by=facilitator)
        announce(meeting, by=facilitator)
        mark_history_sent(by=SYSTEM)
        return Meeting.objects.get(pk=meeting.pk)

    return made


@pytest.fixture
def published(announced, facilitator):
    def made(places=40):
        return publish(announced(places), by=facilitator)

    return made


def files(person):
    """Method, status and sequence of what a person was sent, in order; and that it is one UID."""
    found = []
    for letter in Letter.objects.filter(to_person=person).exclude(calendar=None).order_by("pk"):
        parsed = Calendar.from_ical(bytes(letter.calendar))
        [event] = parsed.walk("VEVENT")
        found.append((str(event["UID"]), str(parsed["METHOD"]), str(event["STATUS"]), event["SEQUENCE"]))
    assert len({uid for uid, *_rest in found}) <= 1
    return [rest for _uid, *rest in found]


def newest(person):
    letter = Letter.objects.filter(to_person=person).exclude(calendar=None).latest("pk")
    [event] = Calendar.from_ical(bytes(letter.calendar)).walk("VEVENT")
    return event


def move(meeting, facilitator, *, place="Kulturhuset"):
    later = meeting.starts_at + timedelta(days=1)
    return set_date(meeting, starts_at=later, town="Næstved", place=place, by=facilitator)


def test_the_announced_date_is_confirmed_moved_and_taken_back_under_one_name(published, mette, facilitator):
    meeting = published()

    register(meeting, mette, municipality=None, by=Actor.person(mette))
    meeting = move(meeting, facilitator)
    cancel_meeting(meeting, reason="Sne", by=facilitator)

    assert files(mette) == [
        ["REQUEST", "TENTATIVE", 0],
        ["REQUEST", "CONFIRMED", 1],
        ["REQUEST", "CONFIRMED", 2],
        ["CANCEL", "CANCELLED", 3],
    ]


def test_who_only_has_the_date_is_moved_as_tentative(published, mette, facilitator):
    move(published(), facilitator)

    assert files(mette) == [["REQUEST", "TENTATIVE", 0], ["REQUEST", "TENTATIVE", 1]]


def test_who_waits_keeps_the_tentative_date_and_it_moves_along(published, mette, comes, facilitator):
    meeting = published(places=1)
    comes(meeting)
    register(meeting, mette, by=Actor.person(mette))

    move(meeting, facilitator)

    assert files(mette) == [["REQUEST", "TENTATIVE", 0], ["REQUEST", "TENTATIVE", 2]]


def test_who_waits_without_an_announced_date_gets_no_file(meeting, make_meeting, mette, comes, facilitator):
    meeting = make_meeting(places=1)
    comes(meeting)
    register(meeting, mette, by=Actor.person(mette))

    move(meeting, facilitator)

    assert files(mette) == []


def test_who_leaves_the_queue_loses_the_announced_date(published, mette, comes):
    meeting = published(places=1)
    comes(meeting)
    waiting = register(meeting, mette, by=Actor.person(mette))

    cancel_registration(waiting, by=Actor.person(mette))

    assert files(mette) == [["REQUEST", "TENTATIVE", 0], ["CANCEL", "CANCELLED", 2]]


def test_who_has_cancelled_hears_of_a_move_and_gets_no_entry_back(published, mette, facilitator):
    meeting = published()
    made = register(meeting, mette, by=Actor.person(mette))
    cancel_registration(made, by=Actor.person(mette))

    move(meeting, facilitator)

    told = Letter.objects.get(to_person=mette, purpose="meetings.moved")
    assert (files(mette)[-1], told.calendar, "calendar file" in told.text) == (["CANCEL", "CANCELLED", 2], None, False)


def test_a_move_reaches_each_concerned_once_and_nobody_else(world, published, mette, birthe, comes, facilitator):
    meeting = published()
    guest = comes(meeting)
    before = set(Letter.objects.values_list("pk", flat=True))

    move(meeting, facilitator)

    told = Letter.objects.exclude(pk__in=before).exclude(calendar=None).order_by("to_person")
    assert [one.to_person for one in told] == sorted([mette, birthe, guest.person], key=lambda one: one.pk)
    assert not Letter.objects.filter(to_person=world.people[Who.OTHER_PARTICIPANT]).exists()


def test_room_and_workshop_stand_in_the_entry(published, mette):
    meeting = published()
    workshop = meeting.sessions.get(kind=SessionKind.WORKSHOP)
    workshop = change_session(workshop, title="Samtalen", room="Mødelokale 2", by=SYSTEM)

    register(meeting, mette, workshops=[workshop], by=Actor.person(mette))

    assert "Samtalen, Mødelokale 2" in newest(mette)["DESCRIPTION"]


def test_another_room_reaches_those_in_the_workshop_once(published, mette, comes):
    meeting = published()
    workshop = meeting.sessions.get(kind=SessionKind.WORKSHOP)
    register(meeting, mette, workshops=[workshop], by=Actor.person(mette))
    comes(meeting)
    before = set(Letter.objects.values_list("pk", flat=True))

    change_session(workshop, title="Samtalen", room="Lokale 1", by=SYSTEM)
    change_session(workshop, title="Samtalen", room="Lokale 2", by=SYSTEM)

    [told] = Letter.objects.exclude(pk__in=before)
    assert (told.to_person, told.purpose, files(mette)[-1]) == (
        mette,
        "registration.workshop",
        ["REQUEST", "CONFIRMED", 3],
    )
    assert "Samtalen, Lokale 2" in newest(mette)["DESCRIPTION"]


def test_the_time_to_undo_is_what_a_new_room_waits(published, mette):
    meeting = published()
    workshop = meeting.sessions.get(kind=SessionKind.WORKSHOP)
    register(meeting, mette, workshops=[workshop], by=Actor.person(mette))

    change_session(workshop, title="Samtalen", room="Lokale 1", by=SYSTEM)

    letter = Letter.objects.latest("pk")
    assert letter.due_at - clock.at(MONDAY, 9) >= UNDO_FOR


def test_another_text_of_a_workshop_tells_nobody(published, mette):
    meeting = published()
    workshop = meeting.sessions.get(kind=SessionKind.WORKSHOP)
    register(meeting, mette, workshops=[workshop], by=Actor.person(mette))
    before = Letter.objects.count()

    change_session(workshop, title="Samtalen", abstract="Ny tekst", by=SYSTEM)

    assert Letter.objects.count() == before


def test_the_file_one_saves_says_the_same_as_the_mail(world, published, mette):
    meeting = published()
    workshop = meeting.sessions.get(kind=SessionKind.WORKSHOP)
    client, path = world.client(Who.PARTICIPANT, language="en"), reverse("meetings:calendar", args=[meeting.pk])
    before = saved(client.get(path).content)

    register(meeting, mette, workshops=[workshop], by=Actor.person(mette))

    mailed, now = newest(mette), saved(client.get(path).content)
    assert (before["SEQUENCE"], now["SEQUENCE"], "Samtalen" in now["DESCRIPTION"]) == (0, mailed["SEQUENCE"], True)


def saved(data):
    assert faults_of(data) == []
    [event] = Calendar.from_ical(data).walk("VEVENT")
    return event


def test_every_file_of_a_filled_world_follows_the_rules(world):
    world.fill()

    assert Letter.objects.exclude(calendar=None).count() > 3
    assert faults_of_outbox() == []
