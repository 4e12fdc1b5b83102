"""One of the processes of a crowd, or who counts afterwards: ``python -m tests.registration.crowd_at_work MODE …``.

prepare SETS: a fresh database with so many sets of meetings; prints the names of the scenes.
act PROCESS SET ACTS SEED guarded|loosened ANCHOR: eight threads play the scenes, each when a line comes on stdin;
prints what was acknowledged.
count SET: reads what was acknowledged on stdin and prints what is wrong.
"""

import json
import sys
import threading
from datetime import UTC, datetime

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from praksisnet.kit import clock  # noqa: E402
from tests.registration.loosening import THREADS, loosen  # noqa: E402
from tests.registration.scenes import SCENES, TODAY, Part  # noqa: E402


class WithoutMigrations(dict):
    """Tables are made from the models: a second instead of twenty."""

    def __contains__(self, _app: object) -> bool:
        return True

    def __getitem__(self, _app: str) -> None:
        return None


def prepare(sets: str) -> None:
    settings.MIGRATION_MODULES = WithoutMigrations()
    call_command("migrate", verbosity=0, run_syncdb=True)
    with clock.moved_to(TODAY), transaction.atomic():
        for number in range(int(sets)):
            for scene in SCENES.values():
                scene.prepare(number)
    print(json.dumps(list(SCENES)))


def act(process: str, number: str, acts: str, seed: str, how: str, anchor: str) -> None:
    if how == "loosened":
        loosen()
    known: list[dict] = []
    with clock.moved_to(TODAY + (clock.now() - datetime.fromtimestamp(float(anchor), UTC))):
        for scene in SCENES.values():
            seeds = [f"{seed}.{number}.{process}.{thread}" for thread in range(THREADS)]
            parts = [Part(int(process), thread, int(acts), own) for thread, own in enumerate(seeds)]
            there = scene.read(int(number))
            print("ready", flush=True)
            sys.stdin.readline()
            _together(scene, there, parts)
            known += [one for part in parts for one in part.known]
            print("played", flush=True)
    print(json.dumps(known))


def _together(scene, there, parts: list[Part]) -> None:
    start = threading.Barrier(len(parts))

    def play(part: Part) -> None:
        start.wait()
        try:
            scene.play(there, part)
        except Exception as error:  # noqa: BLE001 -- it did nothing, and whoever counts is told
            part.known.append({"scene": scene.name, "by": part.seed, "error": repr(error)[:200]})
        finally:
            connection.close()

    threads = [threading.Thread(target=play, args=[part]) for part in parts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def count(number: str) -> None:
    known = json.loads(sys.stdin.read())
    with clock.moved_to(TODAY):
        wrong = {
            name: scene.wrong(scene.read(int(number)), [one for one in known if one["scene"] == name])
            for name, scene in SCENES.items()
        }
    print(json.dumps(wrong))


if __name__ == "__main__":
    {"prepare": prepare, "act": act, "count": count}[sys.argv[1]](*sys.argv[2:])
