"""``praksisnet serve``: the web server, once everything that would make it fail later has been asked."""

import gc
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import run_checks
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from gunicorn import __main__ as program
from gunicorn.app.wsgiapp import WSGIApplication

from praksisnet.kit import checks, statics

LONGEST_SOCKET_PATH = 100


class Command(BaseCommand):
    help = "Serve the site with gunicorn. Settings: docs/operator.md."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--graceful", type=int, default=20, help="seconds that running requests have at the end")

    def handle(self, *_args: Any, **options: Any) -> None:
        self.refuse_what_is_wrong()
        self.refuse_pending_migrations()
        if statics.collect_if_changed():
            self.stderr.write("praksisnet: collected the static files")
        connection.close()
        arguments = gunicorn_arguments(graceful=options["graceful"])
        sys.stderr.flush()
        # In this process, which has read all the code: its workers are forked from it, begin at once and share it.
        sys.argv = [program.__file__, *arguments]
        gc.freeze()  # a worker's garbage collector would write into all that it shares, and so copy it
        WSGIApplication(prog="gunicorn").run()

    def refuse_what_is_wrong(self) -> None:
        found = run_checks(include_deployment_checks=settings.PRODUCTION, databases=["default"])
        for message in found:
            if not message.is_silenced():
                self.stderr.write(str(message))
        if note := checks.sqlite_note():
            self.stderr.write(f"praksisnet: {note}")
        if any(message.is_serious() and not message.is_silenced() for message in found):
            raise CommandError("The site does not start before the errors above are mended.")

    def refuse_pending_migrations(self) -> None:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            raise CommandError("The database is not up to date. Run: praksisnet manage migrate")


def gunicorn_arguments(*, graceful: int) -> list[str]:
    control = Path(settings.DATA) / "gunicorn.ctl"
    arguments = ["praksisnet.wsgi:application", "--worker-class", "gthread"]
    arguments += ["--workers", str(settings.WORKERS), "--threads", str(settings.THREADS)]
    arguments += ["--bind", f"{settings.BIND}:{settings.PORT}", "--graceful-timeout", str(graceful)]
    arguments += ["--timeout", "60", "--keep-alive", "5", "--log-level", "warning"]
    # The operating system refuses longer socket paths; without a control socket gunicorn still serves.
    if len(str(control)) > LONGEST_SOCKET_PATH:
        return [*arguments, "--no-control-socket"]
    return [*arguments, "--control-socket", str(control)]
