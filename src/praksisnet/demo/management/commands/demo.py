"""``praksisnet demo``: makes the demo's data and runs server, worker and mailbox until Ctrl-C."""

import http.client
import os
import shutil
import socket
import sys
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from praksisnet.kit.processes import Group, free_port

HOST = "127.0.0.1"
OURS = ("praksisnet.sqlite3", "praksisnet.sqlite3-wal", "praksisnet.sqlite3-shm", "cache", "static", "files", "mail")


class Command(BaseCommand):
    help = "Make the demo and serve it with its worker and its mailbox. Ctrl-C ends all of it; the data stays."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--fresh", action="store_true", help="throw the demo's data away and begin anew")

    def handle(self, *_args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Run it as: praksisnet demo")
        started = time.monotonic()
        self.refuse_taken_port()
        if options["fresh"]:
            self.begin_anew()
        self.say(f"data in {settings.DATA}")
        call_command("migrate", verbosity=0)
        self.say("filling the demo (nothing is done twice)")
        call_command("demo_fill")
        connection.close()
        with Group() as group:
            self.start(group)
            if not group.wait_until(first_page_is_served, 60):
                raise CommandError(f"The demo did not start: {group.ended() or 'no first page in 60 seconds'}.")
            self.say(f"ready after {time.monotonic() - started:.0f} s: http://{HOST}:{settings.PORT}/  Ctrl-C ends it.")
            ended = group.watch()
            self.say("ending")
        if ended is not None:
            raise CommandError(f"The demo's {ended} ended by itself, so the rest was ended too.")

    def refuse_taken_port(self) -> None:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, settings.PORT))
            except OSError as problem:
                raise CommandError(
                    f"Port {settings.PORT} is taken, perhaps by another demo. End that, or choose another port: "
                    "PRAKSISNET_PORT=8001 ./praksisnet demo"
                ) from problem

    def begin_anew(self) -> None:
        """Only what the demo itself made is thrown away, whatever else the folder holds."""
        if connection.vendor != "sqlite":
            raise CommandError("--fresh is for SQLite. Make a new, empty PostgreSQL database and name it instead.")
        connection.close()
        for name in OURS:
            path = Path(settings.DATA) / name
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
        self.say("threw the old demo away")

    def start(self, group: Group) -> None:
        environment = {
            "PRAKSISNET_MODE": "demo",
            "PRAKSISNET_DATA": str(settings.DATA),
            "PRAKSISNET_SMTP_PORT": os.environ.get("PRAKSISNET_SMTP_PORT") or str(free_port()),
        }
        ours = [sys.executable, "-m", "praksisnet"]
        group.start("server", [*ours, "serve", "--graceful", "5"], environment)
        group.start("mailbox", [*ours, "manage", "demo_mailbox"], environment)
        group.start("worker", [*ours, "worker"], environment)

    def say(self, text: str) -> None:
        self.stderr.write(f"praksisnet: {text}")
        self.stderr.flush()


def first_page_is_served() -> bool:
    connection = http.client.HTTPConnection(HOST, settings.PORT, timeout=20)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status < 400
    except OSError:
        return False
    finally:
        connection.close()
