"""The workshops of one registration: what somebody has, and what they would rather have."""

from typing import Any

from django.db.models import OuterRef, Q, Subquery

from praksisnet.meetings.models import Session
from praksisnet.registration.models import Place, Registration, Wish
from praksisnet.registration.words import SEATED


def put_workshops(one: Any) -> None:
    """What ``with_workshops`` puts there, in one statement: ``workshops`` are the places, ``wanted`` the wishes."""
    here = {"registration": one, "session": OuterRef("pk")}
    rows: Any = Session.objects.filter(meeting=one.meeting_id).annotate(
        place_pk=Subquery(Place.objects.filter(**here).values("pk")[:1]),
        rank=Subquery(Wish.objects.filter(**here).values("rank")[:1]),
    )
    found = list(rows.filter(Q(place_pk__isnull=False) | Q(rank__isnull=False)).order_by("block", "rank", "pk"))
    one.wanted = [Wish(registration=one, session=session, rank=session.rank) for session in found if session.rank]
    one.workshops = []
    if one.state in SEATED:
        one.workshops = [
            Place(pk=session.place_pk, registration=one, session=session, block=session.block)
            for session in found
            if session.place_pk
        ]


def left_out(registration: Registration) -> bool:
    """Whether somebody wished for a workshop in a block where they have no place."""
    wishes = Wish.objects.filter(registration=registration)
    blocks = Place.objects.filter(registration=registration).values("block")
    return wishes.exclude(session__block__in=blocks).exists()


def better_wishes(wishes: list[Wish], workshops: list[Place]) -> dict[int | None, list[Session]]:
    """By block, the workshops that were wanted more than the one somebody has; all of them where there is none."""
    has = {place.session_id for place in workshops}
    settled: set[int | None] = set()
    found: dict[int | None, list[Session]] = {}
    for one in sorted(wishes, key=lambda one: (one.session.block or 0, one.rank)):
        if one.session_id in has:
            settled.add(one.session.block)
        elif one.session.block not in settled:
            found.setdefault(one.session.block, []).append(one.session)
    return found
