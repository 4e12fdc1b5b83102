"""The front page says what is expected of me, by what I am."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from praksisnet.adaptation.actions import answer_before, ask_before
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.networks.models import Invitation, Network, Seat, Tenure
from praksisnet.networks.words import RoleKind
from praksisnet.pages.queries.front import front_for
from praksisnet.registration.actions import register
from praksisnet.todos.actions import add
from tests import factories


@pytest.fixture
def front(world):
    """The page's text, as somebody of the world reads it in Danish."""

    def read(who: Who) -> str:
        page = world.client(who).get(reverse("pages:front"))
        return " ".join(strip_tags(page.content.decode().partition("<main")[2].partition("</main")[0]).split())

    return read


def seated(world, side, number: int) -> None:
    """More municipalities, each with a colleague in the network."""
    for each in range(number):
        place = factories.municipality()
        side.invite(place, world.people[Who.FACILITATOR])
        seat = Seat.objects.create(network=side.network, municipality=place, number=1)
        Tenure.objects.create(
            seat=seat, person=factories.person(f"Kollega {each}"), held_from=side.programme.created_at
        )


def test_task_waits_on_the_page(world, front):
    facilitator, authority = world.people[Who.FACILITATOR], world.people[Who.AUTHORITY]
    by = Actor.person(facilitator)
    add("test:1", world.here.programme, title="Ring til Her", address="/networks/", owner=authority, by=by)

    page = front(Who.AUTHORITY)

    assert [text in page for text in ("Én ting venter på dig.", "Det venter på dig", "Ring til Her")] == [True] * 3


def test_who_reads_along_is_led_to_what_is_shared(world, front):
    world.make("resource")

    page = front(Who.READER)

    assert [text in page for text in ("Du læser med.", "Nyt i vidensbanken", "Du er ikke med i et netværk")] == [
        True,
        True,
        False,
    ]


def test_nothing_waiting_is_said(world, front):
    page = front(Who.PARTICIPANT)

    assert ("Intet venter på dig lige nu." in page, "Det venter på dig" in page) == (True, False)


def test_questions_before_a_meeting_wait_until_the_municipality_has_answered(world, front):
    meeting, facilitator = world.make("meeting"), Actor.person(world.people[Who.FACILITATOR])
    question = ask_before(meeting, ["Hvad er sværest?"], by=facilitator)[0]
    asked = front(Who.PARTICIPANT)
    answer_before(meeting, world.here.municipality, {question.pk: "Tiden."}, by=facilitator)

    assert ["Spørgsmål til" in text for text in (asked, front(Who.PARTICIPANT))] == [True, False]


def test_what_is_late_waits_before_what_has_time(world, front):
    owner, facilitator = world.people[Who.PARTICIPANT], Actor.person(world.people[Who.FACILITATOR])
    ask_before(world.make("meeting"), ["Hvad er sværest?"], by=facilitator)
    yesterday = clock.today() - timedelta(days=1)
    add(
        "test:1", world.here.programme, title="Ring til Her", address="/", owner=owner, due_on=yesterday, by=facilitator
    )

    page = front(Who.PARTICIPANT)

    late, rest = page.partition(" Hvad fylder hos jer?")[::2]
    assert ([text in late for text in ("Ring til Her", "Skulle være gjort")], "Ring til Her" in rest) == (
        [True, True],
        False,
    )


def test_more_than_eight_things_are_all_on_the_page(world):
    person, by = world.people[Who.PARTICIPANT], Actor.person(world.people[Who.FACILITATOR])
    for each in range(10):
        add(f"test:{each}", world.here.programme, title=f"Ring til {each}", address="/", owner=person, by=by)

    page = world.client(Who.PARTICIPANT).get("/").content.decode()

    shown, folded = page.partition("2 ting mere")[::2]
    assert (shown.count("Ring til"), folded.count("Ring til")) == (8, 2)


def test_the_next_meeting_stands_once_and_those_after_it_beside_it(world, front):
    world.make("meeting")

    assert "Senere møder" not in front(Who.PARTICIPANT)


def test_without_a_meeting_ahead_that_is_said(world, front):
    assert "Datoen for det næste møde er ikke sat endnu." in front(Who.PARTICIPANT)


def test_anybody_is_welcomed_and_led_to_sign_in(client, db):
    page = client.get("/").content.decode()

    assert reverse("account_request_login_code") in page


def test_participant_sees_the_network_and_who_is_in(world, front):
    seated(world, world.here, 2)

    page = front(Who.PARTICIPANT)

    shown = ("Netværk Her", "Goddag, Mette.", "3 kommuner", "Netværket har 3 deltagere.", "Se, hvem der er i netværket")
    assert [text in page for text in shown] == [True] * 5


def test_participant_is_not_told_who_is_missing(world, front):
    world.here.invite(factories.municipality("Tavse"), world.people[Who.FACILITATOR], answer=None)

    assert "Tavse" not in front(Who.PARTICIPANT)


def test_coordinator_is_asked_to_fill_a_vacant_place(world, front):
    page = front(Who.COORDINATOR)

    assert "En fast plads er ubesat: Hvem skal med fra Her Kommune?" in page


def test_participant_is_not_asked_to_fill_it(world, front):
    assert "ubesat" not in front(Who.PARTICIPANT)


def test_facilitator_sees_the_state_of_the_invitations(world, front):
    world.here.invite(factories.municipality("Tavse"), world.people[Who.FACILITATOR], answer=None)

    page = front(Who.FACILITATOR)

    assert ("1 af 3 kommuner er med." in page, "1 kommune har ikke svaret på sin invitation endnu" in page) == (
        True,
        True,
    )


def test_authority_sees_the_same_figures_and_no_names(world, front):
    page = front(Who.AUTHORITY)

    assert ("1 af 2 kommuner er med." in page, "Mette" in page, "har ikke svaret" in page) == (True, False, False)


def test_administrator_is_led_to_administration(world, front):
    assert "Administration" in front(Who.ADMINISTRATOR)


def test_somebody_without_a_network_is_told_what_will_come(world, front):
    assert "Du er ikke med i et netværk endnu." in front(Who.SPEAKER)


def test_somebody_in_another_programme_sees_only_that(world, front):
    page = front(Who.OTHER_PARTICIPANT)

    assert ("Netværk Der" in page, "Netværk Her" in page) == (True, False)


def test_member_of_several_networks_sees_them_all(world):
    second = Network.objects.create(programme=world.there.programme, name="Netværk To")
    world.there.grant(world.people[Who.COORDINATOR], RoleKind.KNOWLEDGE_PARTNER, network=second)

    shown = front_for(world.people[Who.COORDINATOR])

    assert ([network.name for network in shown.networks], shown.network) == (["Netværk To", "Netværk Her"], None)


def test_draft_is_offered_to_be_finished(world, front):
    programme = world.here.programme
    programme.opened_at = programme.opened_by = None
    programme.save()

    assert "Gør indsatsen klar" in front(Who.FACILITATOR)


def test_closed_programme_asks_for_nothing(world, front):
    programme = world.here.programme
    programme.closed_at, programme.closed_by = programme.created_at, programme.created_by
    programme.save()
    Invitation.objects.update(answer=None, answered_at=None, answered_by=None)

    assert "svaret endnu" not in front(Who.FACILITATOR)


@pytest.mark.parametrize("who", [Who.PARTICIPANT, Who.COORDINATOR, Who.FACILITATOR, Who.AUTHORITY, Who.ADMINISTRATOR])
def test_front_costs_at_most_fifteen_statements_however_many_are_in(world, statements, who):
    client = world.client(who)
    client.get("/")  # warms what a process keeps
    seated(world, world.here, 1)
    with statements.counted() as few:
        client.get("/")
    seated(world, world.here, 3)

    with statements.counted() as many:
        client.get("/")

    assert (len(many), len(many) <= 15) == (len(few), True)


def test_front_costs_at_most_fifteen_statements_when_everything_happens(world, statements):
    meeting, person = world.make("meeting"), world.people[Who.PARTICIPANT]
    for key in ("ground", "change", "trial", "resource", "need"):
        world.make(key)
    by = Actor.person(person)
    ask_before(meeting, ["Hvad fylder hos jer?"], by=by)
    add("test:1", world.here.programme, title="Ring til Her", address="/networks/", owner=person, by=by)
    workshop = meeting.sessions.filter(kind="workshop").first()
    register(meeting, person, municipality=world.here.municipality, workshops=[workshop], by=by)
    client = world.client(Who.PARTICIPANT)
    client.get("/")  # warms what a process keeps

    with statements.at_most(15):
        page = client.get("/").content.decode()
    assert [text in page for text in (workshop.title, "Hvad fylder", "Ring til Her")] == [True, True, True]


@pytest.mark.parametrize("who", list(Who))
@pytest.mark.parametrize("language", ["da", "en"])
def test_everybody_gets_a_page_in_their_language(world, who, language):
    answer = world.client(who, language=language).get("/")

    assert (answer.status_code, answer.headers["Content-Language"]) == (200, language)


def test_setting_up_the_next_programme_does_not_hide_the_one_that_runs(world, front):
    world.there.programme.opened_at = world.there.programme.opened_by = None
    world.there.programme.save()
    world.there.grant(world.people[Who.FACILITATOR], RoleKind.FACILITATOR)

    page = front(Who.FACILITATOR)

    assert ("1 af 2 kommuner er med." in page, "Mine andre indsatser" in page) == (True, True)
