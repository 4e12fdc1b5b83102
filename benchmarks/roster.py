"""The facilitator's list at 1,000 registrations: statements, bytes, and CPU against a signed-in bare view of its size.

Ratios within one run, as in ``benchmarks.pages``. Also the whole list on one page, to print.
"""

import json
import sys

from benchmarks.pages import MOST_STATEMENTS, against_bare, counted, in_own_database

ROWS = 1000


def main(arguments: list[str]) -> int:
    found = {}
    with in_own_database():
        for name, client, url in lists():
            statements, body = counted(client, url)
            ratio = against_bare(client, url, len(body))
            found[name] = {"statements": statements, "kB": round(len(body) / 1000, 1), "cpu_by_bare": ratio}
    print(json.dumps(found) if "--json" in arguments else "\n".join(f"{name}: {row}" for name, row in found.items()))
    return int(any(row["statements"] > MOST_STATEMENTS for row in found.values()))


def lists():
    from django.core.management import call_command
    from django.test.utils import override_settings
    from django.urls import reverse
    from tests import factories
    from tests.world import World

    from praksisnet.kit.permissions import Who
    from praksisnet.people.models import Person
    from praksisnet.registration.models import Place, Registration

    call_command("migrate", verbosity=0)
    world = World()
    meeting = world.make("meeting")
    homes = [factories.municipality(f"Kommune {number}") for number in range(98)]
    people = Person.objects.bulk_create(
        Person(
            name=f"Deltager {n} Prøve", sort_name=f"deltager {n:04}", folded=f"deltager {n} proeve", title="Konsulent"
        )
        for n in range(ROWS)
    )
    made = Registration.objects.bulk_create(
        Registration(
            meeting=meeting, person=person, municipality=homes[n % 98], state="waiting" if n % 10 == 9 else "registered"
        )
        for n, person in enumerate(people)
    )
    session = meeting.sessions.filter(block=1).first()
    Place.objects.bulk_create(Place(registration=one, session=session, block=1) for one in made)
    client, at = world.client(Who.FACILITATOR), reverse("registration:participants", args=[meeting.pk])
    with override_settings(ROOT_URLCONF="benchmarks.urls"):
        for name, query in {
            "a page": "",
            "waiting": "?state=waiting",
            "search": "?q=deltager+9",
            "to print": "?state=all&page=all",
        }.items():
            yield name, client, at + query


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
