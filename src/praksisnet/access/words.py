"""Tokens: what a thing asks of its reader, and what a reader holds."""

import hashlib
import re
from collections.abc import Iterable

PUBLIC = "public"
SHAPE = re.compile(r"[a-z_]+(:[a-z_]+)*(:\d+)?")
LONGEST_TOKEN = 80
LONGEST_KEY = 200


def checked(tokens: Iterable[str]) -> frozenset[str]:
    """The tokens as a set; ValueError for one not written like ``member``, ``network:7``, ``role:reader:network:7``."""
    kept = frozenset(tokens)
    for token in kept:
        if len(token) > LONGEST_TOKEN or not SHAPE.fullmatch(token):
            raise ValueError(f"{token!r} is no token: write words and one number with colons between (network:7).")
    return kept


def key_of(tokens: frozenset[str]) -> str:
    """The same for equal sets, another for others. No token has a space or begins with a digit."""
    joined = " ".join(sorted(tokens))
    return joined if len(joined) <= LONGEST_KEY else hashlib.sha256(joined.encode()).hexdigest() + f" {len(tokens)}"
