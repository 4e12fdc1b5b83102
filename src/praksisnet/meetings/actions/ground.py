"""What the actions of this room begin with."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext_lazy as _

from praksisnet.guard.text import refuse_cpr
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.actions.places import lock_pools
from praksisnet.meetings.models import Meeting, Pool
from praksisnet.meetings.rules import state_of
from praksisnet.meetings.words import CorePart, SessionKind, State
from praksisnet.networks.models import Programme


def refuse_parts(parts: Sequence[CorePart]) -> None:
    for part in parts:
        if not part.title.strip():
            raise Refused(_("Give each part of the programme a title."))
        if part.minutes < 1:
            raise Refused(_("Each part of the programme takes at least one minute."))
        if part.kind == SessionKind.WORKSHOP and (part.block is None or part.capacity is None):
            raise Refused(_("A workshop needs its number of places, and the block it is held in."))
        refuse_cpr(part.title, part.abstract)


def locked(meeting: Meeting) -> Meeting:
    """The meeting as it is now, and nobody else's for the rest of the transaction; its places first, as everywhere."""
    lock_pools(meeting)
    return Meeting.objects.select_for_update(of=("self",)).select_related("programme", "network").get(pk=meeting.pk)


def lock_pools_of(meeting_ids: Iterable[int]) -> None:
    """The pools of many meetings, in the order of their ids, nobody else's for the rest of the transaction."""
    list(Pool.objects.select_for_update().filter(meeting__in=list(meeting_ids)).order_by("pk"))


def all_locked(meeting_ids: Iterable[int]) -> dict[int, Meeting]:
    """As ``locked``, for many: the pools of all of them first, and in the order of their ids."""
    wanted = list(meeting_ids)
    lock_pools_of(wanted)
    found = Meeting.objects.select_for_update(of=("self",)).select_related("programme", "network", "round")
    return {meeting.pk: meeting for meeting in found.filter(pk__in=wanted).order_by("pk")}


def refuse_programme(programme: Programme) -> None:
    if programme.is_closed:
        raise Refused(_("The programme is closed."))


def refuse_cancelled(meeting: Meeting) -> None:
    if meeting.cancelled_at:
        raise Refused(_("The meeting is cancelled."))


def refuse_held(meeting: Meeting) -> None:
    refuse_cancelled(meeting)
    if state_of(meeting) is State.HELD:
        raise Refused(_("The meeting has been held."))


def refuse_title(title: str, lead: str) -> None:
    if not title:
        raise Refused(_("Give it a title."))
    refuse_cpr(title, lead)
