"""Where the room that owns what is approved hears of the answer."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from django.utils.translation import gettext_lazy as _

from praksisnet.approvals.models import Approval
from praksisnet.kit.actor import Actor


class OnDecided(Protocol):
    def __call__(self, approval: Approval, *, by: Actor) -> None:
        """Runs in the transaction of the answer: what it refuses undoes the answer."""


@dataclass(frozen=True, slots=True)
class Kind:
    """``label`` (lazy) says in a mail what is to be approved: "programme", "letter". ``places`` says where some of its
    subjects belong: several of one round have the same title."""

    label: Any
    on_decided: OnDecided | None = None
    places: Callable[[Collection[int]], Mapping[int, str]] | None = None


_kinds: dict[str, Kind] = {}
_ANY = Kind(_("page"))


def register(
    kind: str,
    *,
    label: Any,
    on_decided: OnDecided | None = None,
    places: Callable[[Collection[int]], Mapping[int, str]] | None = None,
) -> None:
    """``kind`` is ``journal.queries.kind_of(subject)``: "meetings.meeting"."""
    _kinds[kind] = Kind(label, on_decided, places)


def kind_named(kind: str) -> Kind:
    return _kinds.get(kind, _ANY)
