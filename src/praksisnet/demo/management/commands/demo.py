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

from praksisnet.demo import progress
from praksisnet.demo.actions import is_begun
from praksisnet.kit.processes import Group, free_port

HOST = "127.0.0.1"
START = 180  # seconds; a busy or an old machine is slow to begin
PROGRAM = [sys.executable, "-m", "praksisnet"]
DATABASE = ("praksisnet.sqlite3", "praksisnet.sqlite3-wal", "praksisnet.sqlite3-shm")
OURS = (*DATABASE, "cache", "static", "files", "mail", "filling")


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
        elif progress.noted():
            self.say("the last filling was broken off")
            self.begin_anew()
        self.say(f"data in {settings.DATA}")
        call_command("migrate", verbosity=0)
        is_new = not is_begun()
        if is_new:
            progress.note("", 0, 1)
        connection.close()
        with Group() as group:
            ended = self.serve(group, started, is_new=is_new)
            self.say("ending")
        if ended is not None:
            raise CommandError(f"The demo's {ended} ended by itself, so the rest was ended too.")

    def serve(self, group: Group, started: float, *, is_new: bool) -> str | None:
        """The server shows how far the filling has come; when it is through, the worker begins."""
        address = f"http://{HOST}:{settings.PORT}/"
        environment = self.environment()
        group.start("server", [*PROGRAM, "serve", "--graceful", "5"], environment)
        if not group.wait_until(something_is_served, START):
            raise CommandError(f"The demo did not start: {group.ended() or f'no page in {START} seconds'}.")
        # Not beside the server: all of them at once would keep the first page waiting.
        group.start("mailbox", [*PROGRAM, "manage", "demo_mailbox"], environment)
        if is_new:
            self.say(f"filling the demo; {address} shows how far it has come")
            group.start("filling", [*PROGRAM, "manage", "demo_fill"], environment)
        if not is_new or group.finish("filling"):
            group.start("worker", [*PROGRAM, "worker"], environment)
            self.say(f"ready after {time.monotonic() - started:.0f} s: {address}  Ctrl-C ends it.")
        return group.watch()

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

    def environment(self) -> dict[str, str]:
        return {
            "PRAKSISNET_MODE": "demo",
            "PRAKSISNET_DATA": str(settings.DATA),
            "PRAKSISNET_SMTP_PORT": os.environ.get("PRAKSISNET_SMTP_PORT") or str(free_port()),
        }

    def say(self, text: str) -> None:
        self.stderr.write(f"praksisnet: {text}")
        self.stderr.flush()


def something_is_served() -> bool:
    connection = http.client.HTTPConnection(HOST, settings.PORT, timeout=20)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status < 600
    except OSError:
        return False
    finally:
        connection.close()
