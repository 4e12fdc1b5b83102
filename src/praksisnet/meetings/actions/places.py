"""Places at a meeting and in its workshops: never more taken than there are, whatever happens at once."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record
from praksisnet.kit.actor import Actor
from praksisnet.kit.prepared import prepared_lock
from praksisnet.kit.refusal import Refused
from praksisnet.meetings import sockets
from praksisnet.meetings.models import Meeting, Pool, Session
from praksisnet.meetings.words import Mode

MOST_PLACES = 5000


def lock_pools(meeting: Meeting, sessions: Collection[Session] | None = None) -> list[Pool]:
    """The meeting's pools with those of the sessions (None: of all), nobody else's for the rest of the transaction.

    Whoever changes who has a place locks them before anything else, and in the order of their ids: two who lock the
    same pools wait for each other and never in a ring.
    """
    if sessions is None:
        return _locked(meeting.pk)
    wanted = Q(session__isnull=True) | Q(session__in=sessions)
    return list(_locked.build(meeting.pk).filter(wanted))


@prepared_lock
def _locked(meeting_id: int) -> QuerySet[Pool]:
    return Pool.objects.select_for_update().filter(meeting=meeting_id).order_by("pk")


def take(pool: Pool) -> bool:
    """Take one place; False: there is none. The condition stands in the statement, so it holds without the lock too."""
    taken = Pool.objects.filter(pk=pool.pk, taken__lt=F("capacity")).update(taken=F("taken") + 1)
    pool.taken += taken
    return bool(taken)


def take_each(pools: Collection[Pool]) -> None:
    """A place in each of these, which are locked and have one, in one statement.

    Refuses, and the caller's transaction takes back what was taken: one of them has none after all.
    """
    room = Pool.objects.filter(pk__in=[pool.pk for pool in pools], taken__lt=F("capacity"))
    if pools and room.update(taken=F("taken") + 1) < len(pools):
        raise Refused(_("Others have taken the places meanwhile."), code="places")
    for pool in pools:
        pool.taken += 1


def release(pool: Pool) -> None:
    """Give one place back."""
    pool.taken -= Pool.objects.filter(pk=pool.pk, taken__gt=0).update(taken=F("taken") - 1)


def recount(pools: Sequence[Pool], counted: Mapping[tuple[int | None, str], int]) -> None:
    """After many rows were put back or taken away at once: so many are taken, by session and mode, as counted there.

    The pools are locked. Refuses: more than there are places.
    """
    for pool in pools:
        taken = counted.get((pool.session_id, str(pool.mode)), 0)
        if taken > pool.capacity:
            raise Refused(_("Others have taken the places meanwhile."), code="places")
        if taken != pool.taken:
            pool.taken = taken
            pool.save(update_fields=["taken"])


def bring_online(pools: Sequence[Pool]) -> list[dict[str, int | str | None]]:
    """Every place on site becomes one online. Returns the locked pools as they were, for ``put_pools_back``."""
    before = [_as_it_was(pool) for pool in pools]
    online = {pool.session_id: pool for pool in pools if pool.mode == Mode.ONLINE}
    for pool in pools:
        if pool.mode == Mode.ONLINE:
            continue
        if there := online.get(pool.session_id):
            pool.delete()
            there.capacity += pool.capacity
            there.taken += pool.taken
            there.save(update_fields=["capacity", "taken"])
        else:
            pool.mode = Mode.ONLINE
            pool.save(update_fields=["mode"])
    return before


def put_pools_back(meeting: Meeting, before: Sequence[Mapping[str, Any]]) -> list[Pool]:
    """As ``bring_online`` found them, with nobody in them yet: whoever holds the rows counts them anew."""
    Pool.objects.filter(meeting=meeting).update(taken=0)
    there = {pool.pk: pool for pool in lock_pools(meeting)}
    # On site before online, so that no two of one session have the same mode on the way.
    for row in sorted(before, key=lambda row: row["mode"] == Mode.ONLINE):
        pool = there.get(int(row["id"])) or Pool(pk=row["id"], meeting=meeting, session_id=row["session"])
        pool.mode, pool.capacity = row["mode"], row["capacity"]
        pool.save()
    return lock_pools(meeting)


def _as_it_was(pool: Pool) -> dict[str, int | str | None]:
    return {"id": pool.pk, "session": pool.session_id, "mode": str(pool.mode), "capacity": pool.capacity}


@transaction.atomic
def set_places(meeting: Meeting, capacity: int, *, mode: str, session: Session | None = None, by: Actor) -> Pool | None:
    """As ``set_capacity``, of the meeting or of a workshop; makes the pool when there is none. None places: no pool."""
    pools = lock_pools(meeting)
    Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)  # two cannot make the same pool
    pk = session.pk if session else None
    pool = next((one for one in pools if (one.session_id, one.mode) == (pk, mode)), None)
    if pool is None:
        if capacity == 0:
            return None
        pool = Pool.objects.create(meeting=meeting, session=session, mode=mode, capacity=0)
    pool.meeting = meeting
    return set_capacity(pool, capacity, by=by)


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
