"""How entries and their values are digested, and how each seal is made from the one before."""

import hashlib
from collections.abc import Mapping
from datetime import UTC
from typing import Any

from praksisnet.journal.models import Entry, canonical

START = "0" * 64


def values_digest(salt: str, data: Mapping[str, Any]) -> str:
    """The salt keeps short values (a phone number) from being found by trying them all."""
    return hashlib.sha256(salt.encode() + canonical(data)).hexdigest()


def seal_digest(position: int, entry: Entry, before: str) -> str:
    """SHA-256 over the seal before, the position and every field of the entry."""
    said = [
        before,
        position,
        entry.pk,
        entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        entry.actor_kind,
        entry.actor_id,
        entry.actor_name,
        entry.verb,
        entry.subject_kind,
        entry.subject_id,
        entry.fields,
        entry.refs,
        entry.values_digest,
    ]
    return hashlib.sha256(canonical(said)).hexdigest()
