from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from praksisnet.jobs import health, queries
from praksisnet.jobs.actions import drop_job, retry_job


class Command(BaseCommand):
    help = "The state of the queue; its dead letters, to retry or to throw away."

    def add_arguments(self, parser: CommandParser) -> None:
        wish = parser.add_mutually_exclusive_group()
        wish.add_argument("--dead", action="store_true", help="list the jobs that failed for good")
        wish.add_argument("--retry", type=int, metavar="ID", help="give a dead letter all its attempts again")
        wish.add_argument("--drop", type=int, metavar="ID", help="throw a dead letter away")

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["dead"]:
            for job in queries.dead_letters():
                self.stdout.write(f"{job}  {job.failed_at:%Y-%m-%d %H:%M}  {job.last_error}")
        elif options["retry"] is not None:
            self._must(retry_job(options["retry"]), options["retry"])
        elif options["drop"] is not None:
            self._must(drop_job(options["drop"]), options["drop"])
        else:
            for name, figure in {**health.worker().figures, **health.jobs().figures}.items():
                self.stdout.write(f"{name}: {figure}")

    def _must(self, is_done: bool, job_id: int) -> None:
        if not is_done:
            raise CommandError(f"{job_id} is no dead letter that could be moved. See: manage jobs --dead")
        self.stdout.write("Done.")
