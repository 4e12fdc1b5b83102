"""Nobody acts for the neighbour: each way to register, cancel or read for somebody else, tried by those who may not.

The control takes one guard out and must find the hole.
"""

import pytest
from django.urls import reverse

from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.registration.actions import invite_guest, register
from praksisnet.registration.models import GuestInvitation, Registration
from praksisnet.registration.queries import registering_others
from praksisnet.registration.queries.links import answer_token
from praksisnet.registration.views import colleagues as colleagues_view
from tests import factories
from tests.registration.conftest import letters

NEW = {"name-1": "Ida Lund", "email-1": "ida.lund@her.example", "lines": "2", "how": "all"}
WHO = {"name": "Ida Lund", "email": "ida.lund@her.example"}


@pytest.fixture
def home(world):
    return world.here.municipality


@pytest.fixture
def held(meeting, mette, home):
    return register(meeting, mette, municipality=home, by=Actor.person(mette))


@pytest.fixture
def neighbour(world):
    """The coordinator of another municipality in the same network."""
    place = factories.seat(world.here.network).municipality
    person = factories.person("Nanna Nabo")
    world.here.grant(person, "coordinator", network=world.here.network, municipality=place)
    return person


def state():
    """Everything that somebody could have changed for another."""
    rows = Registration.objects.order_by("pk").values_list("pk", "person", "state", "municipality")
    return list(rows), GuestInvitation.objects.filter(withdrawn_at=None).count(), len(letters("own_link"))


def tried(client, meeting, held, home, guest):
    """Every page on which somebody acts for others, sent as if it were the own."""
    args = {"meeting": [meeting.pk], "registration": [held.pk], "guest": [guest.pk]}
    ways = [
        ("colleagues", "meeting", f"?municipality={home.pk}", NEW),
        ("substitution", "registration", "", WHO),
        ("cancellation", "registration", "", {}),
        ("asking", "meeting", "", {}),
        ("guest_withdrawal", "guest", "", {}),
        ("history", "registration", "", {}),
    ]
    return {
        name: client.post(reverse(f"registration:{name}", args=args[key]) + query, sent).status_code
        for name, key, query, sent in ways
    }


def for_home(home):
    return Registration.objects.filter(municipality=home).count()


def test_the_neighbours_coordinator_does_nothing_for_us(client, neighbour, meeting, held, home, facilitator):
    guest = invite_guest(meeting, name="Gry", email="gry@museum.example", municipality=home, by=facilitator)
    client.force_login(neighbour)
    before = for_home(home)

    statuses = tried(client, meeting, held, home, guest)

    held.refresh_from_db()
    guest.refresh_from_db()
    assert (for_home(home), held.state, guest.withdrawn_at) == (before, "registered", None)
    assert {statuses[name] for name in ("substitution", "cancellation", "guest_withdrawal")} == {403}


def test_the_control_finds_the_hole(client, neighbour, meeting, held, home, monkeypatch):
    """With the choice of municipalities open, the neighbour registers somebody for us."""
    everybody = lambda person, meeting: list(type(home).objects.filter(pk=home.pk))  # noqa: E731
    monkeypatch.setattr(colleagues_view, "municipalities_for", everybody)
    client.force_login(neighbour)
    before = for_home(home)

    client.post(reverse("registration:colleagues", args=[meeting.pk]), NEW)

    assert (for_home(home), registering_others.municipalities_for(neighbour, meeting) == [home]) == (before + 1, False)


@pytest.mark.parametrize("who", [Who.OTHER_PARTICIPANT, Who.OTHER_COORDINATOR, Who.OTHER_FACILITATOR])
def test_to_another_network_none_of_it_exists(who, world, meeting, held, home, facilitator):
    guest = invite_guest(meeting, name="Gry", email="gry@museum.example", municipality=home, by=facilitator)
    before = state()

    statuses = tried(world.client(who), meeting, held, home, guest)

    assert (set(statuses.values()) <= {404, 405}, state()) == (True, before)


def test_a_mailed_link_acts_for_its_reader_only(client, meeting, held, birthe, home):
    """Whoever holds Birthe's link gives away no place of Mette's and cancels nothing of hers."""
    token = answer_token(meeting, birthe)

    client.post(reverse("registration:mailed_substitution", args=[token]), WHO)
    client.post(reverse("registration:mailed_cancellation", args=[token]))

    held.refresh_from_db()
    assert (held.state, held.person_id == birthe.pk, Registration.objects.count()) == ("registered", False, 1)


def test_a_mailed_link_opens_no_page_for_those_signed_in(client, meeting, held, mette):
    token = answer_token(meeting, mette)
    client.get(reverse("registration:mailed", args=[token]))

    for name in ("colleagues", "guests", "from_us"):
        assert client.get(reverse(f"registration:{name}", args=[meeting.pk])).status_code == 302
