"""The database of letters whose worker is killed: ``python -m benchmarks.letters_at_work prepare NUMBER | tell``.

prepare: so many people register for a meeting, and each has a receipt with a calendar file to get.
tell: print how many letters are sent, and how many are not.
"""

import json
import sys

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402
from tests import factories  # noqa: E402
from tests.registration.at_work import meeting_in, seated  # noqa: E402

from praksisnet.kit.actor import Actor  # noqa: E402
from praksisnet.meetings.models import Meeting  # noqa: E402
from praksisnet.notices.models import Letter  # noqa: E402
from praksisnet.registration.actions import register  # noqa: E402


def prepare(number: str) -> None:
    call_command("migrate", verbosity=0)
    with transaction.atomic():
        network = factories.network()
        people = seated(network, int(number))
        meeting = Meeting.objects.get(pk=meeting_in(network, int(number)))
        for person in people:
            register(meeting, person, by=Actor.person(person))
    print(json.dumps(Letter.objects.count()))


def tell() -> None:
    letters = Letter.objects.all()
    sent = letters.filter(sent_at__isnull=False).count()
    print(json.dumps({"letters": letters.count(), "sent": sent, "failed": letters.exclude(failed_at=None).count()}))


if __name__ == "__main__":
    {"prepare": prepare, "tell": tell}[sys.argv[1]](*sys.argv[2:])
