"""The controls: the product's own actions with nothing that keeps them apart.

``locks``: rows are not locked, and a place is taken as anybody would who forgets that others do the same at that
moment: the counter is read first and written afterwards. On SQLite the transaction itself is the lock, taken as it
begins; so there are none, and each statement stands for itself.
"""

import sys
import threading
from contextlib import suppress

from django.db import connection, transaction
from django.db.models import QuerySet

from praksisnet.journal import actions as journal
from praksisnet.meetings.actions import places
from praksisnet.registration.actions.round_once import own_registrations
from praksisnet.registration.queries.arrivals import undone_presses
from praksisnet.registration.queries.swapping import next_swap

THREADS = 8
thread = threading.local()  # ``is_fresh``: has done nothing yet


def loosen() -> None:
    QuerySet.select_for_update = lambda found, **_options: found
    for read_first in (places.lock_pools, own_registrations, next_swap, undone_presses):
        _everywhere(read_first, _together(read_first))
    _everywhere(places.take, _take_what_was_read)
    if connection.vendor == "sqlite":
        transaction.Atomic.__enter__ = lambda _block: None
        transaction.Atomic.__exit__ = lambda _block, *_raised: None
        journal._refuse_outside = lambda _verb, _subject: None


def _take_what_was_read(pool) -> bool:
    if pool.free <= 0:
        return False
    pool.taken += 1
    pool.save(update_fields=["taken"])
    return True


def _together(read_first):
    """In their first act all have read before any of them writes: what a scheduler may do to them at any time."""
    meeting_point, been = threading.Barrier(THREADS), threading.local()

    def read(*which):
        found = read_first(*which)
        if getattr(thread, "is_fresh", False) and not getattr(been, "there", False):
            been.there = True
            with suppress(threading.BrokenBarrierError):
                meeting_point.wait(10)
        return found

    return read


def _everywhere(original, instead) -> None:
    """In each module that imported it by name."""
    for name, module in list(sys.modules.items()):
        if name.startswith("praksisnet.") and getattr(module, original.__name__, None) is original:
            setattr(module, original.__name__, instead)
