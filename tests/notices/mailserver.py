"""A real SMTP server on loopback that can refuse, defer, hang up and keep silent."""

import asyncio
import socket
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email import message_from_bytes
from email.message import Message
from email.policy import default

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class MailServer:
    """``received`` holds what was answered with 250, or was kept before hanging up. All faults are by address."""

    def __init__(self) -> None:
        self.received: list[Message] = []
        self.senders: list[str] = []  # where reports on them would go
        self.refuse: set[str] = set()
        self.defer: Counter[str] = Counter()  # times to answer 451
        self.lose: Counter[str] = Counter()  # times to hang up after DATA without keeping the letter
        self.keep_and_hang_up: Counter[str] = Counter()  # times to keep the letter and hang up before the 250
        self.silent: set[str] = set()
        self.busy = False
        self.connections = 0
        self.pause = 0.0

    async def handle_MAIL(  # noqa: N802 -- aiosmtpd calls it so
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.busy:
            return "451 4.3.2 busy, come back later"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.refuse:
            return "550 5.1.1 nobody of that name"
        if self._spend(self.defer, address):
            return "451 4.7.1 greylisted"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        address = envelope.rcpt_tos[0]
        if address in self.silent:
            await asyncio.Event().wait()
        if self.pause:
            await asyncio.sleep(self.pause)
        if self._spend(self.lose, address):
            return self._hang_up(server)
        self.received.append(message_from_bytes(envelope.content, policy=default))
        self.senders.append(envelope.mail_from or "")
        if self._spend(self.keep_and_hang_up, address):
            return self._hang_up(server)
        return "250 OK"

    @staticmethod
    def _hang_up(server: SMTP) -> str:
        server.transport.abort()
        return "421 gone"

    @staticmethod
    def _spend(faults: Counter[str], address: str) -> bool:
        if faults[address] <= 0:
            return False
        faults[address] -= 1
        return True

    def message_ids(self) -> Counter[str]:
        return Counter(message["Message-ID"] for message in list(self.received))


class _Controller(Controller):
    def factory(self) -> SMTP:
        self.handler.connections += 1
        return super().factory()

    def _trigger_server(self) -> None:
        """Controller's own first connection: only to see that the server answers."""
        super()._trigger_server()
        self.handler.connections = 0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(server: MailServer, port: int = 0) -> Iterator[int]:
    """Serve in a thread; gives the port."""
    controller = _Controller(server, hostname="127.0.0.1", port=port or free_port())
    controller.start()
    try:
        yield controller.port
    finally:
        with suppress(RuntimeError):
            controller.stop(no_assert=True)
