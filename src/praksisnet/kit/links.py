"""Signed links for mails: each names its purpose, the row it is about and who it was sent to.

Whoever opens a link holds it, nothing more: mails are forwarded, and scanners open every address. So a page behind
a link must (1) compare ``holder`` with the row's holder of today, and (2) never act on GET or HEAD: it shows a button
that posts. Name the holder by an id ("person:9"), never by an address: links end up in logs.
"""

import base64
import binascii
import hashlib
import hmac
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from django.conf import settings

from praksisnet.kit import clock

# 18 bytes are 24 letters without padding: no two texts stand for one signature.
_SIGNATURE_BYTES = 18
# What mail programs and people leave at the end of a copied address.
_TRAILING = ".,;:!>)]\"'"


class Reason(StrEnum):
    MALFORMED = "malformed"  # cut off or mistyped
    FORGED = "forged"  # not signed by any of our keys
    OTHER_PURPOSE = "other_purpose"  # ours, but made for another page
    EXPIRED = "expired"


class BadLink(ValueError):
    """A link that cannot be used; ``reason`` says why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Link:
    row_id: int
    holder: str
    made_at: datetime


def make(purpose: str, row_id: int, holder: str, *, made_at: datetime | None = None) -> str:
    """A token of about 60 letters (A-Z, a-z, 0-9, ``-``, ``_`` and one dot) that is safe in an address.

    ``purpose`` is the page it opens ("networks.invitation"); the first of ``settings.LINK_KEYS`` signs. With the same
    ``made_at`` (else now) it is the same each time.
    """
    if "\n" in purpose or "\n" in holder:
        raise ValueError("Purpose and holder are single lines.")
    said = _encode(f"{purpose}\n{row_id}\n{holder}\n{int((made_at or clock.now()).timestamp())}".encode())
    return f"{said}.{_signature(settings.LINK_KEYS[0], said)}"


def read(token: str, purpose: str, *, max_age: timedelta | None = None) -> Link:
    """The link in ``token``, made for ``purpose`` by any of ``settings.LINK_KEYS``; raises BadLink with the reason."""
    said, dot, signature = token.strip().rstrip(_TRAILING).rpartition(".")
    if not dot:
        raise BadLink(Reason.MALFORMED)
    if not any(hmac.compare_digest(_signature(key, said).encode(), signature.encode()) for key in settings.LINK_KEYS):
        raise BadLink(Reason.FORGED)
    made_for, row_id, holder, seconds = _decode(said)
    if made_for != purpose:
        raise BadLink(Reason.OTHER_PURPOSE)
    made_at = datetime.fromtimestamp(int(seconds), UTC)
    if max_age is not None and clock.now() > made_at + max_age:
        raise BadLink(Reason.EXPIRED)
    return Link(int(row_id), holder, made_at)


def _signature(key: str, said: str) -> str:
    own = hashlib.sha256(f"praksisnet.kit.links\n{key}".encode()).digest()
    return _encode(hmac.digest(own, said.encode(), "sha256")[:_SIGNATURE_BYTES])


def _encode(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _decode(said: str) -> list[str]:
    try:
        parts = base64.urlsafe_b64decode(said + "=" * (-len(said) % 4)).decode().split("\n")
    except (binascii.Error, UnicodeDecodeError) as error:  # signed by our key, but not by make()
        raise BadLink(Reason.MALFORMED) from error
    if len(parts) != 4:
        raise BadLink(Reason.MALFORMED)
    return parts
