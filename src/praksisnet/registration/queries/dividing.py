"""The facilitator's page “Fordel workshops”: the wishes, what a run came to, and who was unlucky."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from praksisnet.meetings.models import Meeting, Session
from praksisnet.registration import rules
from praksisnet.registration.models import Allocation, Place, Registration
from praksisnet.registration.queries.allocating import (
    Asked,
    asked_of,
    demand_of,
    gives_later,
    latest_allocation,
    rank_said,
)
from praksisnet.registration.words import MOST_RANKS


@dataclass(frozen=True, slots=True)
class Room:
    """One workshop. ``given``: by the newest run, or held already; None before there is one."""

    session: Session
    first: int
    wishes: int
    places: int
    given: int | None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody registered, what they wished for, and what they get. ``unlucky`` sorts: more is worse."""

    registration: Registration
    wishes: Sequence[Session]
    given: Sequence[tuple[Session, str]]
    pinned: Sequence[Place]
    is_left_out: bool

    @property
    def unlucky(self) -> int:
        worst = {"any": 0, "unlisted": MOST_RANKS + 1}
        ranks = [worst[said] if said in worst else int(said) for _session, said in self.given]
        return MOST_RANKS + 2 if self.is_left_out else max(ranks, default=0)


@dataclass(frozen=True, slots=True)
class Division:
    """``is_stale``: something has changed since the run. ``counts``: how many got which wish, ready to be read."""

    meeting: Meeting
    gives_later: bool
    allocation: Allocation | None
    is_under_way: bool
    is_telling: bool
    is_stale: bool
    rooms: Sequence[Room]
    people: Sequence[Person]
    without_wishes: int
    counts: Sequence[str]

    @property
    def has_result(self) -> bool:
        return bool(self.allocation and self.allocation.figures)

    @property
    def can_run(self) -> bool:
        return self.meeting.ranked_wishes and rules.takes_place(self.meeting) and not self.is_under_way

    @property
    def can_tell(self) -> bool:
        is_new = self.has_result and bool(self.allocation and not self.allocation.told_at)
        return is_new and not self.is_stale and not self.is_telling and rules.takes_place(self.meeting)


def division_of(meeting: Meeting, *, is_under_way: bool = False, is_telling: bool = False) -> Division:
    """Seven statements, however many come."""
    asked, allocation = asked_of(meeting), latest_allocation(meeting)
    figures: dict[str, Any] = allocation.figures if allocation else {}
    given = given_by(asked, figures)
    people = [_person(one, given.get(one.pk, []), figures) for one in asked.coming.values()]
    return Division(
        meeting=meeting,
        gives_later=gives_later(meeting),
        allocation=allocation,
        is_under_way=is_under_way,
        is_telling=is_telling,
        is_stale=bool(figures and not (allocation and allocation.told_at) and figures["digest"] != asked.digest),
        rooms=_rooms(asked, given if figures else None),
        people=sorted(people, key=lambda one: (-one.unlucky, one.registration.person.sort_name, one.registration.pk)),
        without_wishes=sum(not one.wishes for one in people),
        counts=counts_said(figures) if figures else (),
    )


def given_by(asked: Asked, figures: Mapping[str, Any]) -> dict[int, list[tuple[Session, str]]]:
    """By registration: what is held already, and what the run gives."""
    sessions = {pool.session_id: pool.session for pool in asked.pools.values()}
    found: dict[int, list[tuple[Any, str]]] = {}
    for one in asked.coming.values():
        for place in one.workshops:
            found.setdefault(one.pk, []).append((place.session, rank_said(one.wanted, place.session)))
    for pk, session_id in figures.get("given", []):
        if pk in asked.coming and session_id in sessions:
            session = sessions[session_id]
            found.setdefault(pk, []).append((session, rank_said(asked.coming[pk].wanted, session)))
    return found


def counts_said(figures: Mapping[str, Any]) -> list[str]:
    """“210 got their first wish”, and so on; only what there is somebody of."""
    by_rank: Mapping[str, int] = figures["by_rank"]
    texts = {
        "1": _("%(count)s got the first wish"),
        "2": _("%(count)s got the second wish"),
        "3": _("%(count)s got the third wish"),
        "4": _("%(count)s got the fourth wish"),
        "5": _("%(count)s got the fifth wish"),
        "unlisted": _("%(count)s got a workshop they did not wish for"),
        "any": _("%(count)s had no wishes and got a place"),
    }
    said = [text % {"count": by_rank[rank]} for rank, text in texts.items() if by_rank.get(rank)]
    if left_out := len(figures["left_out"]):
        text = ngettext("%(count)s place was missing", "%(count)s places were missing", left_out)
        said.append(text % {"count": left_out})
    return said


def _rooms(asked: Asked, given: Mapping[int, Sequence[tuple[Session, str]]] | None) -> list[Room]:
    demand = demand_of(asked)
    sessions = {pool.session_id: pool.session for pool in asked.pools.values()}
    held = [session.pk for rows in (given or {}).values() for session, _said in rows]
    rooms = []
    for pk, session in sessions.items():
        assert session is not None  # noqa: S101 -- pools of workshops have one
        row = demand[str(pk)]
        number = held.count(session.pk) if given is not None else None
        rooms.append(Room(session, row["first"], row["all"], row["places"], number))
    return rooms


def _person(one: Any, given: list[tuple[Session, str]], figures: Mapping[str, Any]) -> Person:
    return Person(
        registration=one,
        wishes=[wish.session for wish in sorted(one.wanted, key=lambda wish: (wish.session.block or 0, wish.rank))],
        given=given,
        pinned=[place for place in one.workshops if place.pinned_at and not place.told_at],
        is_left_out=any(pk == one.pk for pk, _block in figures.get("left_out", [])),
    )
