"""The database of a contention run: ``python -m benchmarks.contention_at_work prepare | count``.

prepare VISITORS SEATS MEETINGS: migrate, make the people and the meetings, print each meeting's mailed links.
count MEETING: print how many are registered and how many wait.
"""

import json
import sys

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402
from django.urls import reverse  # noqa: E402
from tests import factories  # noqa: E402
from tests.registration.at_work import meeting_in, seated  # noqa: E402

from praksisnet.meetings.models import Meeting  # noqa: E402
from praksisnet.registration.models import Registration  # noqa: E402
from praksisnet.registration.queries.links import answer_token  # noqa: E402


def prepare(visitors: int, seats: int, meetings: int) -> None:
    call_command("migrate", verbosity=0)
    with transaction.atomic():
        network = factories.network()
        people = seated(network, visitors)
        found = Meeting.objects.filter(pk__in=[meeting_in(network, seats) for _ in range(meetings)]).order_by("pk")
    links = {
        meeting.pk: [reverse("registration:mailed", args=[answer_token(meeting, person)]) for person in people]
        for meeting in found
    }
    print(json.dumps(links))


def count(meeting_id: int) -> None:
    rows = Registration.objects.filter(meeting=meeting_id)
    print(json.dumps({state: rows.filter(state=state).count() for state in ("registered", "waiting")}))


if __name__ == "__main__":
    {"prepare": prepare, "count": count}[sys.argv[1]](*map(int, sys.argv[2:]))
