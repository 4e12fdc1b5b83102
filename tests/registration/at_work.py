"""A database for a server at which everybody registers at once.

``python -m tests.registration.at_work prepare | count | each``

prepare PEOPLE PLACES MEETINGS: migrate, make the people with open sessions and the meetings, print their ids.
count MEETING: print what there is afterwards.
each MEETING: print for each person by number the registrations, their journal entries and their receipts.
"""

import json
import sys
from collections import Counter
from datetime import timedelta

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402

from praksisnet.journal.models import Entry  # noqa: E402
from praksisnet.kit import clock  # noqa: E402
from praksisnet.kit.actor import Actor  # noqa: E402
from praksisnet.meetings.actions import create_meeting, set_date  # noqa: E402
from praksisnet.meetings.models import Meeting, Pool  # noqa: E402
from praksisnet.meetings.words import Kind  # noqa: E402
from praksisnet.networks.models import Seat, Tenure  # noqa: E402
from praksisnet.notices.models import Letter  # noqa: E402
from praksisnet.people.models import Person  # noqa: E402
from praksisnet.registration.models import Registration  # noqa: E402
from tests import factories  # noqa: E402

SYSTEM = Actor.system("test")
TOKEN = "a" * 32


def prepare(people: int, places: int, meetings: int) -> None:
    call_command("migrate", verbosity=0)
    with transaction.atomic():
        network = factories.network()
        cookies = [cookie_of(person) for person in seated(network, people)]
        made = [meeting_in(network, places) for _ in range(meetings)]
    print(json.dumps({"meetings": made, "cookies": cookies}))


def meeting_in(network, places: int) -> int:
    """Published without its invitations, which are not what is measured."""
    meeting = create_meeting(
        network.programme, kind=Kind.NETWORK, network=network, title="Møde", places=places, by=SYSTEM
    )
    set_date(meeting, starts_at=clock.now() + timedelta(days=60), town="Næstved", by=SYSTEM)
    Meeting.objects.filter(pk=meeting.pk).update(published_at=clock.now())
    return meeting.pk


def seated(network, number: int) -> list[Person]:
    """So many holders of permanent places, written in bulk."""
    factories.seat(network)
    home = network.invitations.get().municipality
    now = clock.now()
    people = Person.objects.bulk_create(
        Person(name=f"Person {n}", sort_name=f"{n}", email=f"person{n}@her.example", invited_at=now)
        for n in range(1, number + 1)
    )
    seats = Seat.objects.bulk_create(Seat(network=network, municipality=home, number=n) for n in range(2, number + 2))
    Tenure.objects.bulk_create(
        Tenure(seat=seat, person=person, held_from=now) for seat, person in zip(seats, people, strict=True)
    )
    return people


def cookie_of(person: Person) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}; {settings.CSRF_COOKIE_NAME}={TOKEN}"


def count(meeting_id: int) -> None:
    rows = list(Registration.objects.filter(meeting=meeting_id).values_list("pk", "person", "state"))
    ids = [pk for pk, _person, _state in rows]
    states = Counter(state for _pk, _person, state in rows)
    receipts = Letter.objects.filter(purpose="registration.receipt", subject_id__in=ids)
    print(
        json.dumps(
            {
                "registered": states["registered"],
                "waiting": states["waiting"],
                "taken": Pool.objects.get(meeting=meeting_id, session=None).taken,
                "people": len({person for _pk, person, _state in rows}),
                "receipts": receipts.count(),
                "entries": Entry.objects.filter(subject_kind="registration.registration", subject_id__in=ids).count(),
            }
        )
    )


def each(meeting_id: int) -> None:
    found: dict[str, list[int]] = {}
    for pk, number in Registration.objects.filter(meeting=meeting_id).values_list("pk", "person__sort_name"):
        entries = Entry.objects.filter(subject_kind="registration.registration", subject_id=pk).count()
        receipts = Letter.objects.filter(purpose="registration.receipt", subject_id=pk).count()
        before = found.get(number, [0, 0, 0])
        found[number] = [before[0] + 1, before[1] + entries, before[2] + receipts]
    print(json.dumps(found))


if __name__ == "__main__":
    {"prepare": prepare, "count": count, "each": each}[sys.argv[1]](*map(int, sys.argv[2:]))
