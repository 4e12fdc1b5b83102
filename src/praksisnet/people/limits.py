"""How often codes are asked for and tried: counted in the cache that all processes share."""

import hashlib
import ipaddress
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime

from allauth.core.internal.ratelimit import cache_lock
from django.core.cache import cache

from praksisnet.kit import clock

MINUTES, HOURS = 60, 3600


@dataclass(frozen=True, slots=True)
class Rate:
    most: int
    seconds: int


# A mailbox gets no flood, and an eight-digit code cannot be guessed: 20 codes a day with three tries each.
CODES_BY_ADDRESS = (Rate(5, 30 * MINUTES), Rate(20, 24 * HOURS))
# A town hall or a meeting's venue is one network with many people.
CODES_BY_NETWORK = (Rate(60, 10 * MINUTES),)
TRIES_BY_NETWORK = (Rate(120, 10 * MINUTES),)
# The session counts to three as well, but tries sent at the same moment would all read the same count there.
TRIES_OF_CODE = (Rate(3, 15 * MINUTES),)


def spend(*charges: tuple[str, str, Sequence[Rate]]) -> datetime | None:
    """Count one use of each (name, who, rates). None when all had room; else when to try again, and nothing counted."""
    now = clock.now().timestamp()
    with ExitStack() as stack:
        used = []
        for name, who, rates in charges:
            for rate in rates:
                key = _key(name, who, rate)
                stack.enter_context(cache_lock(key))
                history = [moment for moment in cache.get(key, []) if now - rate.seconds < moment <= now]
                used.append((key, rate, history))
        full = [history[-rate.most] + rate.seconds for _, rate, history in used if len(history) >= rate.most]
        if full:
            return datetime.fromtimestamp(max(full), UTC)
        for key, rate, history in used:
            cache.set(key, [*history, now], rate.seconds)
    return None


def network_of(address: str) -> str:
    """What a limit counts as one: an IPv4 address, or the /64 that one IPv6 subscriber owns."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(ip, ipaddress.IPv4Address):
        return str(ip)
    if ip.ipv4_mapped:
        return str(ip.ipv4_mapped)
    return str(ipaddress.IPv6Network((ip, 64), strict=False))


def _key(name: str, who: str, rate: Rate) -> str:
    """Addresses of people do not lie readable in the cache."""
    digest = hashlib.sha256(f"{name}\n{who}\n{rate.most}/{rate.seconds}".encode()).hexdigest()
    return f"people.limits.{digest}"
