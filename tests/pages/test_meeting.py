"""The page of one meeting shows what every room has to say, by where the meeting stands and who reads."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from praksisnet.adaptation.actions import ask_before
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.meetings.actions import close_meeting
from praksisnet.meetings.models import Meeting
from praksisnet.registration.actions import mark_attendance, register
from tests import factories
from tests.acting import cancel_meeting


@pytest.fixture
def text(world):
    """The page's text, as somebody of the world reads it in Danish."""

    def read(who: Who, key: str = "meeting") -> str:
        page = world.client(who).get(reverse("pages:meeting", args=[world[key]])).content.decode()
        return " ".join(strip_tags(page.partition("<main")[2].partition("</main")[0]).split())

    return read


@pytest.fixture
def facilitator(world):
    return Actor.person(world.people[Who.FACILITATOR])


def day_of(world):
    """The morning of the meeting."""
    return clock.moved_to(world.make("meeting").starts_at + timedelta(minutes=10))


def test_member_can_register_with_a_workshop(text):
    page = text(Who.PARTICIPANT)

    shown = ("Aflastning", "Grønnegade 1, Næstved", "Program", "Vælg workshop", "20 pladser tilbage", "Tilmeld dig")
    assert [words in page for words in shown] == [True] * 6


def test_member_is_not_offered_what_the_facilitator_does(text):
    assert ("Du står for mødet" in text(Who.PARTICIPANT), "Du står for mødet" in text(Who.FACILITATOR)) == (False, True)


def test_on_the_day_the_check_in_stands_once_as_the_button(world, text):
    before = text(Who.FACILITATOR).count("Indtjekning")
    with day_of(world):
        page = text(Who.FACILITATOR)

    assert (before, page.partition("Du står for mødet")[2].count("Indtjekning")) == (1, 1)


def test_registered_member_reads_how_many_come_and_from_where(world, text):
    world.make("registration")

    page = text(Who.PARTICIPANT)

    assert ("1 tilmeldt fra 1 kommune " in page, "Du er tilmeldt" in page) == (True, True)


def test_nobody_reads_who_is_missing(world, text):
    place = factories.municipality("Tavse")
    world.here.invite(place, world.people[Who.FACILITATOR])
    world.make("registration")

    assert "Tavse" not in text(Who.PARTICIPANT) + text(Who.FACILITATOR)


def test_reason_for_a_part_stands_with_it(world, text):
    world.make("ground")

    assert "1 kommune har bedt om det" in text(Who.PARTICIPANT)


def test_change_is_told_where_it_shows(world, text):
    world.make("change")

    assert ("I sagde - vi gør" in (page := text(Who.PARTICIPANT)), "Længere workshops" in page) == (True, True)


def test_day_itself_asks_how_it_stands_since_last(world, text):
    world.make("trial")

    with day_of(world):
        assert "Siden sidst" in text(Who.PARTICIPANT)


def test_last_half_hour_asks_what_we_will_try(world, text):
    with clock.moved_to(world.make("meeting").ends_at - timedelta(minutes=20)):
        assert "Det vil vi prøve" in text(Who.PARTICIPANT)


def test_held_meeting_shows_its_summary_and_who_came(world, text, facilitator):
    registered, meeting = world.make("registration"), world.make("meeting")
    with clock.moved_to(meeting.ends_at + timedelta(hours=1)):
        mark_attendance(meeting, [registered.pk], by=facilitator)
        close_meeting(meeting, summary="Vi aftalte en skabelon.", decisions="Den prøves.", by=facilitator)

        page = text(Who.PARTICIPANT)

    shown = ("Opsamling", "Vi aftalte en skabelon.", "Det blev besluttet", "Den prøves.", "Hvem kom?")
    assert [words in page for words in shown] == [True] * 5


def test_evaluation_asks_who_came_and_has_not_answered(text):
    assert "Fem korte spørgsmål" in text(Who.PARTICIPANT, "meeting_under_evaluation")


def test_cancelled_meeting_says_why(world, text, facilitator):
    cancel_meeting(world.make("meeting"), reason="Snestorm", by=facilitator)

    page = text(Who.PARTICIPANT)
    assert [word in page for word in ("Aflyst", "Snestorm", "Tilmeld dig")] == [True, True, False]


@pytest.mark.parametrize("who", [Who.PARTICIPANT, Who.COORDINATOR, Who.FACILITATOR, Who.KNOWLEDGE_PARTNER])
@pytest.mark.parametrize("moment", ["before", "day", "end", "after"])
def test_meeting_costs_at_most_fifteen_statements(world, statements, who, moment):
    for key in ("registration", "ground", "change", "trial", "resource"):
        world.make(key)
    meeting, client = world.make("meeting"), world.client(who)
    when = {
        "before": clock.now(),
        "day": meeting.starts_at + timedelta(minutes=5),
        "end": meeting.ends_at - timedelta(minutes=5),
        "after": meeting.ends_at + timedelta(days=1),
    }[moment]
    address = reverse("pages:meeting", args=[meeting.pk])

    with clock.moved_to(when):
        client.get(address)
        with statements.at_most(15):
            client.get(address)


def test_waiting_while_questions_are_asked_costs_no_more(world, statements):
    meeting, person = world.make("meeting"), world.people[Who.PARTICIPANT]
    ask_before(meeting, ["Hvad fylder hos jer?"], by=Actor.person(world.people[Who.FACILITATOR]))
    Meeting.objects.filter(pk=meeting.pk).update(unseated_first=True)
    meeting.pools.filter(session__isnull=True).update(capacity=0)
    workshop = meeting.sessions.filter(kind="workshop").first()
    register(meeting, person, municipality=world.here.municipality, workshops=[workshop], by=Actor.person(person))
    client, address = world.client(Who.PARTICIPANT), reverse("pages:meeting", args=[meeting.pk])

    client.get(address)
    with statements.at_most(14):
        page = client.get(address).content.decode()
    assert "Du er på venteliste som nr. 1" in page
