import logging
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from praksisnet.jobs.worker import LEASE, Worker


class Command(BaseCommand):
    help = "Run jobs, the schedule and the outbox until stopped (SIGTERM or Ctrl-C ends after the running job)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--lease", type=int, default=int(LEASE.total_seconds()), metavar="SECONDS")

    def handle(self, *_args: Any, **options: Any) -> None:
        logging.getLogger("praksisnet").setLevel(logging.INFO)
        worker = Worker(lease=timedelta(seconds=options["lease"]))
        self.stdout.write(f"Worker {worker.name} is ready.")
        worker.run()
