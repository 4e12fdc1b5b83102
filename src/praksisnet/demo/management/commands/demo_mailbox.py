import signal
import threading
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from praksisnet.demo.receiver import controller


class Command(BaseCommand):
    help = "Take the demo's mail on the loopback address until stopped; /demo/mail/ shows it."

    def handle(self, *_args: Any, **_options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("The mailbox belongs to the demo. Set PRAKSISNET_MODE=demo.")
        stopped = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stopped.set())
        server = controller(settings.SMTP_HOST, settings.SMTP_PORT)
        try:
            server.start()
        except OSError as problem:
            raise CommandError(
                f"Port {settings.SMTP_PORT} is taken. Set PRAKSISNET_SMTP_PORT to a free one. ({problem})"
            ) from problem
        self.stdout.write(f"The demo's mailbox listens on {settings.SMTP_HOST}:{settings.SMTP_PORT}.")
        stopped.wait()
        server.stop()
