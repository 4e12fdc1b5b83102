"""Whom the facilitator has chosen in the list, pinned to ids before anything is confirmed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from praksisnet.meetings.models import Meeting
from praksisnet.registration.models import Registration
from praksisnet.registration.queries.roster import Wanted, roster
from praksisnet.registration.words import State


@dataclass(frozen=True, slots=True)
class Chosen:
    """One who is chosen, as the page that asks names them."""

    pk: int
    name: str
    municipality: str
    state: str
    has_mail: bool

    @property
    def state_words(self) -> str:
        return str(State(self.state).label)


@dataclass(frozen=True, slots=True)
class Selection:
    """``wanted`` is the list they were chosen in, to go back to."""

    meeting: Meeting
    wanted: Wanted
    people: Sequence[Chosen]

    @property
    def ids(self) -> list[int]:
        return [one.pk for one in self.people]

    @property
    def reachable(self) -> int:
        return sum(one.has_mail for one in self.people)

    def __len__(self) -> int:
        return len(self.people)


def selection_of(meeting: Meeting, wanted: Wanted, ids: Collection[int] | None) -> Selection:
    """Those with these ids; None is everybody whom the list holds now."""
    found = roster(meeting, wanted) if ids is None else Registration.objects.filter(meeting=meeting)
    columns = ("pk", "person__name", "municipality__name", "state", "person__email")
    rows = found.order_by("person__sort_name", "pk").values_list(*columns)
    people = [
        Chosen(pk, name, place or "", state, bool(email))
        for pk, name, place, state, email in rows
        if ids is None or pk in ids
    ]
    return Selection(meeting, wanted, people)
