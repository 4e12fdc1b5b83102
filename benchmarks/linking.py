"""The attacks of tests/evaluation/linking.py on many answers, in a database of its own: ``DATABASE_URL`` names it.

Run as a program by ``benchmarks.prove.evaluation``; prints one line of JSON for each way to take answers in.
"""

import json
import os
import sys

WAYS = ("one batch", "batches of seven", "control: without the box")


def main(number: int) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "praksisnet.settings")
    import django

    django.setup()
    from django.core.management import call_command
    from tests import factories
    from tests.evaluation.linking import hits, play, without_box

    from praksisnet.evaluation.actions import answer_survey
    from praksisnet.evaluation.models import Survey

    call_command("migrate", verbosity=0)
    network = factories.network()
    for way in WAYS:
        answering = without_box if way == WAYS[2] else answer_survey
        scene = play(network, number, answering=answering, every=number if way == WAYS[0] else 7)
        sys.stdout.write(json.dumps({"way": way, "hits": hits(scene)}) + "\n")
        Survey.objects.all().delete()


if __name__ == "__main__":
    main(int(sys.argv[1]))
