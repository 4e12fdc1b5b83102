"""Places at a meeting and in its workshops: never more taken than there are, whatever happens at once."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.meetings import sockets
from praksisnet.meetings.models import Meeting, Pool, Session

MOST_PLACES = 5000


def lock_pools(meeting: Meeting, sessions: Collection[Session] | None = None) -> list[Pool]:
    """The meeting's pools with those of the sessions (None: of all), nobody else's for the rest of the transaction.

    Whoever changes who has a place locks them before anything else, and in the order of their ids: two who lock the
    same pools wait for each other and never in a ring.
    """
    pools = Pool.objects.select_for_update().filter(meeting=meeting)
    if sessions is not None:
        pools = pools.filter(Q(session__isnull=True) | Q(session__in=sessions))
    return list(pools.order_by("pk"))


def take(pool: Pool) -> bool:
    """Take one place; False: there is none. The condition stands in the statement, so it holds without the lock too."""
    taken = Pool.objects.filter(pk=pool.pk, taken__lt=F("capacity")).update(taken=F("taken") + 1)
    pool.taken += taken
    return bool(taken)


def release(pool: Pool) -> None:
    """Give one place back."""
    pool.taken -= Pool.objects.filter(pk=pool.pk, taken__gt=0).update(taken=F("taken") - 1)


@transaction.atomic
def set_capacity(pool: Pool, capacity: int, *, by: Actor) -> Pool:
    """So many places from now on; those who wait move up into new ones. The same number again changes nothing.

    Refuses: fewer than are taken, with the number; more than a pool can count.
    """
    locked = {found.pk: found for found in lock_pools(pool.meeting)}[pool.pk]
    if capacity < locked.taken:
        raise Refused(
            _("%(taken)s places are taken. Choose at least as many."), params={"taken": locked.taken}, code="capacity"
        )
    if capacity > MOST_PLACES:
        raise Refused(_("Choose at most %(most)s places."), params={"most": MOST_PLACES}, code="capacity")
    if capacity != locked.capacity:
        refs = {"from": locked.capacity, "to": capacity, "session": locked.session_id}
        locked.capacity = capacity
        locked.save(update_fields=["capacity"])
        record("capacity_set", pool.meeting, by=by, fields=["capacity"], refs=refs)
        sockets.call("places", pool.meeting, by)
    return locked
