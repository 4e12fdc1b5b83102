"""Meetings at which everything can happen: of a round, on site and online, with workshops and with people to come."""

from datetime import datetime, timedelta

from praksisnet.kit import clock
from praksisnet.meetings.actions import create_meeting, set_date, set_places
from praksisnet.meetings.models import Meeting, Round
from praksisnet.meetings.words import CorePart, Kind, SessionKind
from praksisnet.networks.models import Network, Seat, Tenure
from praksisnet.organisations.models import Organisation
from praksisnet.people.models import Person
from tests import factories
from tests.registration.queues import SYSTEM

WORKSHOPS = (("Aftalen", 1, 1), ("Samtalen", 2, 1), ("Redskabet", 1, 2))  # title, places, block


def round_of(network: Network) -> Round:
    number = Round.objects.filter(programme=network.programme).count() + 1
    return Round.objects.create(programme=network.programme, number=number, name=f"Runde {number}", title="Aflastning")


def meeting_on(
    network: Network, starts_at: datetime, *, places: int = 2, online: int = 0, of_round: Round | None = None,
    workshops: tuple[tuple[str, int, int], ...] = WORKSHOPS, **facts: object,
) -> Meeting:  # fmt: skip
    """Published, until half past three; nothing else is said of its moments."""
    parts = [CorePart(SessionKind.WORKSHOP, 90, title, "", block, free) for title, free, block in workshops]
    made = create_meeting(
        network.programme, kind=Kind.NETWORK, network=network, title="Aflastning", parts=parts, places=places, by=SYSTEM
    )
    set_date(made, starts_at=starts_at, ends_at=starts_at + timedelta(hours=6), town="Næstved", by=SYSTEM)
    if online:
        set_places(made, online, mode="online", by=SYSTEM)
        for session in made.sessions.filter(block__isnull=False):
            set_places(made, 1, mode="online", session=session, by=SYSTEM)
    maker = network.programme.created_by
    facts = {"published_at": clock.now(), "published_by": maker, "round": of_round, **facts}
    Meeting.objects.filter(pk=made.pk).update(**facts)
    return Meeting.objects.select_related("programme", "network", "round").get(pk=made.pk)


def members(network: Network, municipalities: list[Organisation], number: int) -> list[Person]:
    """Holders of permanent places, one after the other of each municipality."""
    first = Person.objects.count()
    people = [
        Person.objects.create(name=f"Deltager {first + n}", email=f"p{first + n}@her.example") for n in range(number)
    ]
    for n, person in enumerate(people):
        home = municipalities[n % len(municipalities)]
        taken = Seat.objects.filter(network=network, municipality=home).count()
        seat = factories.seat(network, home, taken + 1)
        Tenure.objects.create(seat=seat, person=person, held_from=clock.now() - timedelta(days=1))
    return people
