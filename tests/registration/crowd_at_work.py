"""One process of a crowd: ``python -m tests.registration.crowd_at_work PROCESS guarded|loosened ANCHOR``.

It does what comes on stdin, one line of JSON each, and answers by a line that begins with “@”:

["prepare", SETS]: tables and so many sets of meetings; the names of the scenes.
["play", SCENE, SET, ACTS, SEED]: “ready”, and when another line comes, eight threads at once; what was acknowledged.
["count", SET, KNOWN]: by scene, what does not hold.
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


def main(process: str, how: str, anchor: str) -> None:
    """``anchor``: the real time at which the clocks of all processes show the morning of the day."""
    if how == "loosened":
        loosen()
    with clock.moved_to(TODAY + (clock.now() - datetime.fromtimestamp(float(anchor), UTC))):
        for line in sys.stdin:
            verb, *words = json.loads(line)
            if verb == "prepare":
                say(prepare(*words))
            elif verb == "play":
                say(play(int(process), *words))
            else:
                say(count(*words))


def say(what: object) -> None:
    """The solver of workshops writes to stdout too, without asking."""
    print(f"\n@{json.dumps(what)}", flush=True)


def prepare(sets: int) -> list[str]:
    settings.MIGRATION_MODULES = WithoutMigrations()
    call_command("migrate", verbosity=0, run_syncdb=True)
    with transaction.atomic():
        for number in range(sets):
            for scene in SCENES.values():
                scene.prepare(number)
    return list(SCENES)


def play(process: int, name: str, number: int, acts: int, seed: int) -> list[dict]:
    scene = SCENES[name]
    parts = [Part(process, thread, acts, f"{seed}.{number}.{process}.{thread}") for thread in range(THREADS)]
    there, start = scene.read(number), threading.Barrier(THREADS)

    def run(part: Part) -> None:
        start.wait()
        try:
            scene.play(there, part)
        except Exception as error:  # noqa: BLE001 -- it did nothing, and whoever counts is told
            part.known.append({"scene": scene.name, "by": part.seed, "error": repr(error)[:200]})
        finally:
            connection.close()

    say("ready")
    sys.stdin.readline()
    threads = [threading.Thread(target=run, args=[part]) for part in parts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [one for part in parts for one in part.known]


def count(number: int, known: list[dict]) -> dict[str, list[str]]:
    return {
        name: scene.wrong(scene.read(number), [one for one in known if one["scene"] == name])
        for name, scene in SCENES.items()
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
