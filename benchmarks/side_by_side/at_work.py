"""Ours filled for a side-by-side run: ``python -m benchmarks.side_by_side.at_work pages | meeting | count``.

pages SESSIONS ROWS VISITORS: migrate; a network of so many, and in it a meeting with so many workshops to sign up for,
one with as many sessions to read, and one with so many registrations. Prints where each page is and who may see it.
meeting SEATS VISITORS: one more meeting; prints it and the mailed links of so many.
count MEETING: how many have a place, wait, and were written to.
"""

import json
import sys

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402
from django.urls import reverse  # noqa: E402
from tests import factories  # noqa: E402
from tests.registration.at_work import cookie_of, meeting_in, seated  # noqa: E402

from praksisnet.kit import clock  # noqa: E402
from praksisnet.meetings.models import Meeting, Pool, Session  # noqa: E402
from praksisnet.networks.models import Network, Role  # noqa: E402
from praksisnet.people.models import Person  # noqa: E402
from praksisnet.registration.models import Registration  # noqa: E402
from praksisnet.registration.queries.links import answer_token  # noqa: E402

BLOCKS = 10
TEXT = "Oplæg og drøftelse i plenum og workshops om ny viden og lovgivning. " * 3


@transaction.atomic
def pages(sessions: int, rows: int, visitors: int) -> None:
    network = factories.network()
    member = seated(network, visitors)[0]
    runs = factories.person("Line Mortensen")
    Role.objects.create(person=runs, kind="facilitator", programme=network.programme, granted_at=clock.now())
    choosing, reading, full = (Meeting.objects.get(pk=meeting_in(network, 5000)) for _ in range(3))
    add_sessions(choosing, sessions, blocks=BLOCKS)
    add_sessions(reading, sessions)
    register_many(full, rows)
    print(
        json.dumps(
            {
                "sign-ups": [reverse("registration:mailed", args=[answer_token(choosing, member)]), ""],
                "programme": [reverse("pages:meeting", args=[reading.pk]), cookie_of(member)],
                "list": [reverse("registration:participants", args=[full.pk]), cookie_of(runs)],
            }
        )
    )


def add_sessions(meeting: Meeting, number: int, blocks: int = 0) -> None:
    """In parallel blocks, each with its places, or one after the other."""
    made = Session.objects.bulk_create(
        Session(
            meeting=meeting,
            kind="workshop" if blocks else "talk",
            block=n * blocks // number + 1 if blocks else None,
            letter=f"{n % 100}" if blocks else "",
            position=n,
            title=f"Session {n:03d} om plejefamilier",
            abstract=TEXT.strip(),
        )
        for n in range(number)
    )
    if blocks:
        Pool.objects.bulk_create(Pool(meeting=meeting, session=one, capacity=50) for one in made)


def register_many(meeting: Meeting, number: int) -> None:
    homes = [factories.municipality(f"Hjemkommune {n}") for n in range(98)]
    people = Person.objects.bulk_create(
        Person(name=f"Deltager {n} Prøve", sort_name=f"deltager {n:04}", folded=f"deltager {n} proeve")
        for n in range(number)
    )
    Registration.objects.bulk_create(
        Registration(meeting=meeting, person=person, municipality=homes[n % 98], state="registered")
        for n, person in enumerate(people)
    )


@transaction.atomic
def meeting(seats: int, visitors: int) -> None:
    network = Network.objects.get()
    people = Person.objects.filter(tenures__seat__network=network, name__startswith="Person ").order_by("pk")[:visitors]
    made = Meeting.objects.get(pk=meeting_in(network, seats))
    links = [reverse("registration:mailed", args=[answer_token(made, person)]) for person in people]
    print(json.dumps({"meeting": made.pk, "links": links}))


def count(meeting_id: int) -> None:
    rows = Registration.objects.filter(meeting=meeting_id)
    states = {state: rows.filter(state=state).count() for state in ("registered", "waiting")}
    print(json.dumps({**states, "people": rows.values("person").distinct().count()}))


if __name__ == "__main__":
    verb, *numbers = sys.argv[1:]
    if verb == "pages":
        call_command("migrate", verbosity=0)
    {"pages": pages, "meeting": meeting, "count": count}[verb](*map(int, numbers))
