"""An outbox worker in a process of its own, for tests that kill it: ``python -m tests.notices.at_work MODE …``.

prepare N: N letters in a fresh database.
pump: send until nothing is left, waiting at GATE (if set) to be killed.
pump-later: the same with the clock moved past every lease and pause, as a worker of the next hour.
pump-without-lease: all workers take the same letters, and send them when a line comes on stdin.
tell: print how the letters stand.
"""

import json
import os
import sys
from datetime import timedelta

import django

django.setup()

from django.db import connection, models, transaction  # noqa: E402

from praksisnet.kit import clock  # noqa: E402
from praksisnet.kit.actor import Actor  # noqa: E402
from praksisnet.notices import delivery  # noqa: E402
from praksisnet.notices.actions import post  # noqa: E402
from praksisnet.notices.letters import Draft, Urgency  # noqa: E402
from praksisnet.notices.models import UNFINISHED, Letter, Notice, Wish  # noqa: E402
from praksisnet.people.models import Person  # noqa: E402

TABLES: list[type[models.Model]] = [Person, Letter, Notice, Wish]


def main(mode: str, *words: str) -> None:
    if mode == "prepare":
        prepare(int(words[0]))
    elif mode == "tell":
        tell()
    elif mode == "pump-without-lease":
        without_lease()
    else:
        with clock.moved_to(clock.now() + timedelta(hours=7 if mode == "pump-later" else 0)):
            wait_at(os.environ.get("GATE", ""))
            send_all()


def prepare(number: int) -> None:
    with connection.schema_editor() as editor:
        for model in TABLES:
            editor.create_model(model)
    with transaction.atomic():
        post_letters(number)


def post_letters(number: int) -> None:
    for n in range(number):
        draft = Draft(
            to_address=f"reader{n}@koege.example",
            purpose="test",
            urgency=Urgency.URGENT,
            subject=None,
            version=n,
            title=f"Praksisnet: brev {n}",
            text="Kære læser\n",
            html="<p>Kære læser</p>",
        )
        post(draft, by=Actor.system("test"))


def send_all() -> None:
    while delivery.due(clock.now()).exists():
        delivery.pump()


def wait_at(gate: str) -> None:
    """Stop at the gate, say so, and wait for the end that comes from outside."""
    if gate == "leased":
        _before("_deliver", gate)
    elif gate == "accepted, not written down":
        _before("_written_down", gate)
    elif gate == "written down":
        _before("_deliver", gate, skip=1)


def _before(name: str, gate: str, skip: int = 0) -> None:
    original, left = getattr(delivery, name), [skip]

    def stopped(*args: object) -> object:
        if not left[0]:
            print(gate, flush=True)
            sys.stdin.readline()
        left[0] -= 1
        return original(*args)

    setattr(delivery, name, stopped)


def without_lease() -> None:
    found = list(delivery.due(clock.now()).values_list("pk", flat=True))
    print("taken", flush=True)
    sys.stdin.readline()
    with delivery.Carrier() as carrier:
        for letter in Letter.objects.filter(pk__in=found):
            carrier.send(delivery.message_for(letter))
            Letter.objects.filter(pk=letter.pk).update(sent_at=clock.now())


def tell() -> None:
    ended = ("sent_at", "failed_at", "dropped_at")
    told = {name.removesuffix("_at"): Letter.objects.filter(**{f"{name}__isnull": False}).count() for name in ended}
    print(json.dumps({**told, "waiting": Letter.objects.filter(UNFINISHED).count()}))


if __name__ == "__main__":
    main(*sys.argv[1:])
