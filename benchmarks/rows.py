"""The test world with one row or with hundreds behind every list."""

from collections.abc import Iterator
from datetime import timedelta

from django.core.management import call_command
from django.test import Client
from django.test.utils import override_settings
from django.urls import reverse
from tests import factories
from tests.evaluation.meetings import AGREE, held
from tests.world import World

from praksisnet.adaptation.actions import answer_before, ask_before, publish_change, raise_need, write_change
from praksisnet.adaptation.models import Need
from praksisnet.evaluation.actions.surveys import instrument
from praksisnet.evaluation.models import Answer, Survey
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who, rows_by_room
from praksisnet.knowledge.actions import create_resource, publish_resource
from praksisnet.networks.models import Invitation, Seat, Tenure
from praksisnet.notices.actions import post
from praksisnet.notices.letters import Draft, Urgency
from praksisnet.practice.actions import plan_trial, report_trial, share_trial
from praksisnet.registration.actions import register
from praksisnet.themes.actions import create_theme
from praksisnet.themes.models import Theme
from praksisnet.todos.actions import add

SYSTEM = Actor.system("benchmark")
PAGES = [
    ("pages:front", Who.PARTICIPANT),
    ("pages:front", Who.COORDINATOR),
    ("pages:front", Who.FACILITATOR),
    ("pages:front", Who.AUTHORITY),
    ("pages:meeting", Who.PARTICIPANT),
    ("pages:meeting", Who.FACILITATOR),
    ("pages:plan", Who.FACILITATOR),
    ("pages:overview", Who.AUTHORITY),
    ("networks:network", Who.PARTICIPANT),
    ("networks:network", Who.FACILITATOR),
    ("networks:programme", Who.FACILITATOR),
    ("networks:programme_municipalities", Who.FACILITATOR),
    ("networks:programme_letters", Who.FACILITATOR),
    ("networks:roles", Who.FACILITATOR),
    ("networks:coverage", Who.AUTHORITY),
    ("organisations:list", Who.ADMINISTRATOR),
    ("organisations:organisation", Who.ADMINISTRATOR),
    ("people:people", Who.ADMINISTRATOR),
    ("people:person", Who.ADMINISTRATOR),
    ("adaptation:needs", Who.PARTICIPANT),
    ("adaptation:needs", Who.FACILITATOR),
    ("adaptation:changes", Who.PARTICIPANT),
    ("adaptation:changes", Who.FACILITATOR),
    ("adaptation:agenda", Who.FACILITATOR),
    ("adaptation:questions", Who.FACILITATOR),
    ("evaluation:evaluations", Who.PARTICIPANT),
    ("pages:results", Who.FACILITATOR),
    ("practice:practice", Who.PARTICIPANT),
    ("practice:practice", Who.FACILITATOR),
    ("practice:practice", Who.AUTHORITY),
    ("practice:trial", Who.PARTICIPANT),
    ("practice:since_last", Who.FACILITATOR),
    ("registration:registration", Who.PARTICIPANT),
    ("registration:participants", Who.PARTICIPANT),
    ("registration:participants", Who.FACILITATOR),
    ("registration:from_us", Who.COORDINATOR),
    ("registration:letters", Who.FACILITATOR),
    ("registration:planned", Who.FACILITATOR),
    ("meetings:letter_texts", Who.FACILITATOR),
    ("knowledge:library", Who.PARTICIPANT),
    ("knowledge:library", Who.FACILITATOR),
    ("knowledge:resource", Who.PARTICIPANT),
    ("themes:list", Who.PARTICIPANT),
    ("todos:todos", Who.FACILITATOR),
    ("approvals:approvals", Who.AUTHORITY),
    ("notices:letters", Who.ADMINISTRATOR),
    ("meetings:meetings", Who.PARTICIPANT),
    ("meetings:meetings", Who.FACILITATOR),
    ("meetings:settings", Who.FACILITATOR),
    ("meetings:round", Who.FACILITATOR),
    ("meetings:publication", Who.FACILITATOR),
    ("meetings:speakers", Who.FACILITATOR),
    ("meetings:notes", Who.PARTICIPANT),
]


def prepare(rows: int) -> World:
    """An empty database, the test world in it, and ``rows`` of everything that is listed."""
    call_command("migrate", verbosity=0)
    call_command("flush", interactive=False, verbosity=0)
    world = World()
    facilitator = world.people[Who.FACILITATOR]
    for number in range(rows):
        municipality = factories.municipality(f"Kommune {number}", domain=f"k{number}.example")
        invitation = world.here.invite(municipality, facilitator)
        Invitation.objects.filter(pk=invitation.pk).update(answer="accepted")
        person = factories.person(f"Person {number} Prøve")
        factories.affiliation(person, municipality)
        factories.affiliation(person, world.here.municipality)
        seat = Seat.objects.create(network=world.here.network, municipality=municipality, number=1)
        Tenure.objects.create(seat=seat, person=person, held_from=clock.now())
        world.here.grant(person, "reader")
        theme = create_theme(f"Tema {number}", by=SYSTEM)
        write_down(world, number, theme)
        add(f"row:{number}", world.here.network, title="Ring", address="/", owner=facilitator, by=SYSTEM)
        post(letter_to(person, number), by=SYSTEM)
        need = raise_need(world.here.programme, municipality, body=f"Behov {number}", by=Actor.person(person))
        adapt(world, number, need)
        trial = plan_trial(world.here.network, municipality, what=f"Forsøg {number}", by=Actor.person(person))
        report_trial(trial, "adapted", told="Det gik.", hindrances=["time"], by=Actor.person(person))
        share_trial(trial, by=Actor.person(person))
        evaluate(world, number)
        register(world.make("meeting"), person, municipality=municipality, by=Actor.person(person))
    return world


def write_down(world: World, number: int, theme: Theme) -> None:
    draft = create_resource(
        world.here.programme, kind="tool", title=f"Skabelon {number}", summary="To sider.", themes=[theme], by=SYSTEM
    )
    publish_resource(draft, by=SYSTEM)


def evaluate(world: World, number: int) -> None:
    """A meeting held some weeks ago, and what ten participants said about it."""
    meeting = held(world.here.network, ended=timedelta(weeks=number + 2))
    moments = {"opens_at": meeting.ends_at, "closes_at": meeting.ends_at + timedelta(days=8), "closed_at": clock.now()}
    survey = Survey.objects.create(instrument=instrument(), meeting=meeting, **moments)
    Answer.objects.bulk_create([Answer(survey=survey, values=dict.fromkeys(AGREE, 4), week=202648) for _ in range(10)])


def adapt(world: World, number: int, need: Need) -> None:
    """A change because of the need, and an answer to what was asked before the meeting."""
    meeting = world.make("meeting")
    change = write_change(
        world.here.programme, said="Tid", we_do=f"Tid {number}", need=need, meeting=meeting, by=SYSTEM
    )
    publish_change(change, by=SYSTEM)
    question = ask_before(meeting, ["Hvad fylder hos jer?"], by=SYSTEM)[0]
    answer_before(meeting, need.municipality, {question.pk: f"Svar {number}"}, by=SYSTEM)


def letter_to(person, number: int) -> Draft:
    return Draft(
        to_person_id=person.pk,
        to_address=person.email,
        language="da",
        purpose="benchmark",
        urgency=Urgency.RECEIPT,
        subject=person,
        title=f"Brev {number}",
        text="Kære alle\n",
        html="<p>Kære alle</p>",
    )


def pages_of(world: World) -> Iterator[tuple[str, str, Client, str]]:
    rows = {row.url: row for room in rows_by_room().values() for row in room}
    with override_settings(ROOT_URLCONF="benchmarks.urls"):
        for name, who in PAGES:
            url = reverse(name, kwargs={key: world[value] for key, value in rows[name].kwargs.items()})
            yield name, str(who), world.client(who), url
