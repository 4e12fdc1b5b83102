"""What a whole registration costs the database: the page, the press, the page that says what happened.

Counted as the application sends them, session and reader included, less BEGIN, COMMIT and savepoints.
"""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from praksisnet.kit.permissions import Who
from praksisnet.meetings.models import Meeting, Pool, Session
from praksisnet.registration.models import Registration
from praksisnet.registration.queries.links import answer_token
from tests import factories
from tests.registration.at_work import meeting_in, seated
from tests.registration.grounds import round_of

BOOKKEEPING = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")
MOST = 28


def sent(captured) -> int:
    return sum(not query["sql"].upper().startswith(BOOKKEEPING) for query in captured)


def statements_of(client, page, address, fields) -> list[int]:
    """Of the three requests, once everything that is prepared once a process is."""
    client.get(page)
    counts = []
    for ask in (lambda: client.get(page), lambda: client.post(address, fields), lambda: client.get(page)):
        with CaptureQueriesContext(connection) as captured:
            answer = ask()
        assert answer.status_code in {200, 302}
        counts.append(sent(captured))
    print(counts)
    return counts


@pytest.fixture
def network():
    return factories.network()


@pytest.mark.django_db
@pytest.mark.parametrize(("places", "state"), [(10, "registered"), (0, "waiting")])
def test_whole_registration_by_the_mailed_link_takes_few_statements(network, places, state):
    person = seated(network, 1)[0]
    meeting = Meeting.objects.get(pk=meeting_in(network, places))
    link = reverse("registration:mailed", args=[answer_token(meeting, person)])

    counts = statements_of(Client(), link, link, {})

    assert Registration.objects.get().state == state
    assert sum(counts) <= MOST, counts


@pytest.mark.django_db
@pytest.mark.parametrize(("places", "state"), [(10, "registered"), (0, "waiting")])
def test_whole_registration_for_a_date_of_a_round_takes_few_statements(network, places, state):
    """Somebody may have one date of it: their own row is locked, and the other dates are looked at."""
    person, meeting = seated(network, 1)[0], Meeting.objects.get(pk=meeting_in(network, places))
    Meeting.objects.filter(pk=meeting.pk).update(round=round_of(network))
    address, client = reverse("registration:registration", args=[meeting.pk]), Client()
    client.force_login(person)

    counts = statements_of(client, address, address, {})

    assert Registration.objects.get().state == state
    assert sum(counts) <= MOST, counts


@pytest.mark.django_db
def test_control_a_statement_more_is_counted(network):
    """The bound is of what is sent: a view that asks once more is seen."""
    person = seated(network, 1)[0]
    meeting = Meeting.objects.get(pk=meeting_in(network, 10))
    link = reverse("registration:mailed", args=[answer_token(meeting, person)])

    before = statements_of(Client(), link, link, {})
    with CaptureQueriesContext(connection) as captured:
        Client().get(link)
        Registration.objects.exists()

    assert sent(captured) == before[2] + 1


@pytest.mark.django_db
def test_whole_registration_of_who_is_signed_in_takes_few_statements(network):
    """Session and reader are read in each of the three requests."""
    person = seated(network, 1)[0]
    address, client = reverse("registration:registration", args=[meeting_in(network, 10)]), Client()
    client.force_login(person)

    counts = statements_of(client, address, address, {})

    assert Registration.objects.get().person == person
    assert sum(counts) <= MOST, counts


@pytest.mark.parametrize("blocks", [1, 3])
def test_workshops_of_a_round_take_no_more_than_that(world, blocks):
    """Places, wishes, and that nobody comes to the same programme twice; however many workshops one is in."""
    meeting = world.make("meeting")
    workshops = [meeting.sessions.exclude(block=None).first(), *(one_more(meeting, n) for n in range(2, blocks + 1))]
    address = reverse("registration:registration", args=[meeting.pk])

    counts = statements_of(
        world.client(Who.PARTICIPANT), address, address, {f"workshop_{one.block}": one.pk for one in workshops}
    )

    registration = Registration.objects.get(meeting=meeting, person=world.people[Who.PARTICIPANT])
    assert [place.session for place in registration.places.order_by("block")] == workshops
    assert sum(counts) <= MOST, counts


def one_more(meeting, block) -> Session:
    """A workshop in a block of its own."""
    session = Session.objects.create(
        meeting=meeting, kind="workshop", title="Aflastning", minutes=60, block=block, position=20 + block
    )
    Pool.objects.create(meeting=meeting, session=session, mode="onsite", capacity=10)
    return session
