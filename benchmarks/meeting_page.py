"""The meeting's page against a signed-in bare view of its size: ``./praksisnet bench meeting_page [ROWS]``.

CPU time of one process, through the whole middleware, with session and reader read from the database; the page and the
bare view take turns, and the median over the rounds counts. Also SQL statements and bytes. It fails above ``MOST``.
"""

import sys

from benchmarks.pages import MOST_STATEMENTS, against_bare, counted, in_own_database

ROWS, MOST = 20, 6.0


def main(arguments: list[str]) -> int:
    rows = int(arguments[0]) if arguments else ROWS
    is_wrong = False
    with in_own_database():
        for who, client, url in readers(rows):
            statements, body = counted(client, url)
            ratio = against_bare(client, url, len(body))
            is_wrong |= ratio > MOST or statements > MOST_STATEMENTS
            print(f"{who:<24} {statements:>2} statements {len(body) / 1000:>6.1f} kB {ratio:>5.1f} x bare")
    return int(is_wrong)


def readers(rows: int):
    from django.test.utils import override_settings
    from django.urls import reverse

    from benchmarks.rows import prepare
    from praksisnet.kit.actor import Actor
    from praksisnet.kit.permissions import Who
    from praksisnet.registration.actions import register

    world = prepare(rows)
    meeting, member = world.make("meeting"), world.people[Who.PARTICIPANT]
    url = reverse("pages:meeting", args=[meeting.pk])
    with override_settings(ROOT_URLCONF="benchmarks.urls"):
        yield "can register", world.client(Who.PARTICIPANT), url
        register(meeting, member, municipality=world.here.municipality, by=Actor.person(member))
        yield "is registered", world.client(Who.PARTICIPANT), url
        yield "coordinates", world.client(Who.COORDINATOR), url
        yield "runs the meeting", world.client(Who.FACILITATOR), url


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
