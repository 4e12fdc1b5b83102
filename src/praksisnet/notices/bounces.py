"""What a mail server says of a letter that it took and could not deliver (RFC 3464): which letter, and a status code.

Only machine-readable reports count. A holiday reply, a spam filter's question and a server's free prose say nothing
that could be acted on.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from email.parser import HeaderParser

from django.conf import settings

MOST = 1_000_000  # bytes of a mail that are looked at
_STATUS = re.compile(r"\s*([245]\.\d{1,3}\.\d{1,3})\b")
_ID = re.compile(r"<[^<>\s]{1,190}>")
# Where servers write the address to which the report came: ours names the letter.
_TO = ("To", "Delivered-To", "X-Original-To", "Envelope-To")
_TOKEN = re.compile(r"\+([0-9a-f]{32})@")


@dataclass(frozen=True, slots=True)
class Bounce:
    """``message_ids``: of the letter, as the report's copy of it and our own return address name it."""

    message_ids: tuple[str, ...]
    has_failed: bool  # False: it is late, or has arrived after all
    status: str = ""  # "5.1.1"


def return_address(message_id: str) -> str:
    """Where reports on this letter go (a return address of its own); empty: to the sender of all letters."""
    name, at, domain = settings.MAIL_BOUNCES.rpartition("@")
    return f"{name}+{_token_of(message_id)}@{domain}" if at else ""


def bounce_in(data: bytes) -> Bounce | None:
    """The report in a mail; None where there is none, or none that names a letter."""
    message = message_from_bytes(data[:MOST])
    reports = [part for part in message.walk() if part.get_content_type() == "message/delivery-status"]
    ids = tuple(dict.fromkeys([*_from_return_address(message), *_from_copy(message)]))
    if not (reports and ids):
        return None
    readers = [one for report in reports for one in _readers(report)]
    failed = next((one for one in readers if _word(one, "Action") == "failed"), None)
    if failed is None:
        return Bounce(ids, has_failed=False)
    found = _STATUS.match(str(failed["Status"] or ""))
    return Bounce(ids, has_failed=True, status=found.group(1) if found else "5.0.0")


def _readers(report: Message) -> list[Message]:
    """The blocks about single readers; the first block is about the report itself."""
    blocks = report.get_payload()
    return [one for one in blocks if isinstance(one, Message) and one["Action"]] if isinstance(blocks, list) else []


def _from_return_address(message: Message) -> Iterator[str]:
    for name in _TO:
        for value in message.get_all(name, []):
            if found := _TOKEN.search(str(value)):
                yield f"<{found.group(1)}@{settings.MAIL_DOMAIN}>"


def _from_copy(message: Message) -> Iterator[str]:
    """The letter's headers, which every report carries behind the verdict."""
    for part in message.walk():
        kind, payload = part.get_content_type(), part.get_payload()
        if kind == "message/rfc822" and isinstance(payload, list) and isinstance(payload[0], Message):
            yield from _ids(payload[0])
        elif kind == "text/rfc822-headers":
            raw = part.get_payload(decode=True)
            yield from _ids(HeaderParser().parsestr(raw.decode("utf-8", "replace") if isinstance(raw, bytes) else ""))


def _ids(letter: Message) -> list[str]:
    return _ID.findall(str(letter["Message-ID"] or ""))


def _word(block: Message, name: str) -> str:
    return str(block[name] or "").split(";")[0].strip().lower()


def _token_of(message_id: str) -> str:
    return message_id.strip("<>").partition("@")[0]
