"""The demo's mailbox: every letter the loopback receiver took, one file each under the data folder.

Files, not a table: a letter that was really delivered should not depend on the database it tells about.
"""

import email
import email.policy
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from itertools import islice
from pathlib import Path
from uuid import uuid4

from django.conf import settings

from praksisnet.kit import clock
from praksisnet.kit.names import fold

KEY = re.compile(r"[0-9]{14,20}-[0-9a-f]{8}")
RECIPIENT = "X-Praksisnet-Recipient"


@dataclass(frozen=True, slots=True)
class Delivered:
    """A letter as the list shows it."""

    key: str
    recipient: str
    title: str
    sender: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Opened:
    """A letter as its page shows it."""

    letter: Delivered
    text: str
    html: str
    attachments: tuple[str, ...]


def folder() -> Path:
    return Path(settings.DATA) / "mail"


def store(content: bytes, recipient: str) -> str:
    """Keep one letter to one address; returns its key. A half-written file is never seen."""
    place = folder()
    place.mkdir(parents=True, exist_ok=True)
    key = f"{int(clock.now().timestamp() * 1_000_000)}-{uuid4().hex[:8]}"
    unfinished = place / f".{key}"
    unfinished.write_bytes(f"{RECIPIENT}: {recipient.lower()}\r\n".encode() + content)
    os.replace(unfinished, place / f"{key}.eml")
    return key


def letters(search: str = "", limit: int = 100) -> list[Delivered]:
    """The newest first; with ``search`` those whose address or title holds it."""
    wanted = fold(search)
    found = (letter for letter in _all() if wanted in fold(f"{letter.recipient} {letter.title}"))
    return list(islice(found, limit))


def open_letter(key: str) -> Opened | None:
    """One letter with its parts, or None."""
    message = _read(key)
    if message is None:
        return None
    return Opened(
        _delivered(key, message),
        _part(message, "plain"),
        _part(message, "html"),
        tuple(part.get_filename() or part.get_content_type() for part in message.iter_attachments()),
    )


def _all() -> Iterator[Delivered]:
    for path in sorted(folder().glob("*.eml"), reverse=True):
        with path.open("rb") as file:
            message = email.message_from_binary_file(file, policy=email.policy.default)
        yield _delivered(path.stem, message)


def _read(key: str) -> EmailMessage | None:
    # The key comes from an address line: only names that store() makes reach the disk.
    path = folder() / f"{key}.eml"
    if not KEY.fullmatch(key) or not path.is_file():
        return None
    return email.message_from_bytes(path.read_bytes(), policy=email.policy.default)


def _delivered(key: str, message: EmailMessage) -> Delivered:
    taken = int(key.partition("-")[0]) / 1_000_000
    at = parsedate_to_datetime(message["Date"]) if message["Date"] else datetime.fromtimestamp(taken, clock.COPENHAGEN)
    return Delivered(key, str(message[RECIPIENT] or ""), str(message["Subject"] or ""), str(message["From"] or ""), at)


def _part(message: EmailMessage, kind: str) -> str:
    body = message.get_body(preferencelist=(kind,))
    return str(body.get_content()) if body else ""
