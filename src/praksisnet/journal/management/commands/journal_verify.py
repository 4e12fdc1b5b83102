from argparse import ArgumentParser
from itertools import islice
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from praksisnet.journal import queries

SHOWN = 20


class Command(BaseCommand):
    help = (
        "Recompute the journal's chain and say where it does not hold (exit code 1). The end of the chain is proved "
        "only by a head noted down elsewhere earlier: give it with --head."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--head", metavar="POSITION:DIGEST", default="", help="a head printed by an earlier run")

    def handle(self, *_args: Any, **options: Any) -> None:
        found = list(islice(queries.faults(), SHOWN))
        for fault in found:
            self.stderr.write(f"position {fault.position}: {fault.reason}")
        if options["head"] and not self._holds(options["head"]):
            raise CommandError("The chain does not contain the given head: its end was cut off or computed anew.")
        if found:
            raise CommandError(f"The journal's chain does not hold from position {found[0].position}.")
        position, digest = queries.head()
        self.stdout.write(f"The chain holds. Entries waiting for a seal: {queries.unsealed_count()}.")
        self.stdout.write(f"Head (keep it elsewhere): {position}:{digest}")

    def _holds(self, head: str) -> bool:
        position, _, digest = head.partition(":")
        if not position.isdigit():
            raise CommandError("--head is a position and a digest with a colon between, as an earlier run printed it.")
        return queries.head_holds(int(position), digest)
