"""The demo's own mail server: takes letters on the loopback address and keeps them. Nothing is ever sent on."""

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from praksisnet.demo import mailbox


class Receiver:
    """Takes any letter; one copy a recipient, as a real mailbox would have it."""

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 -- aiosmtpd's
        content = envelope.original_content or b""
        for recipient in envelope.rcpt_tos:
            mailbox.store(content, recipient)
        return "250 Kept"


def controller(host: str, port: int) -> Controller:
    """A receiver in a thread of its own: ``start()`` and ``stop()``. Refuses other than loopback addresses."""
    if host not in {"127.0.0.1", "::1", "localhost"}:
        raise ValueError("The demo's mailbox listens on the loopback address only.")
    return Controller(Receiver(), hostname=host, port=port, data_size_limit=10_000_000)
