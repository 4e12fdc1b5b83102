"""A single meeting is made and described."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import zip_longest
from typing import Any, TypedDict, Unpack

from django.db import transaction
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from praksisnet.access.actions import audience
from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.names import as_written, one_line
from praksisnet.kit.refusal import Refused
from praksisnet.meetings import sockets
from praksisnet.meetings.actions.approval import reopen_if_changed
from praksisnet.meetings.actions.finding import index_meeting
from praksisnet.meetings.actions.ground import (
    locked,
    refuse_cancelled,
    refuse_parts,
    refuse_programme,
    refuse_title,
)
from praksisnet.meetings.actions.queued_letters import letters_follow
from praksisnet.meetings.audience import tokens_of
from praksisnet.meetings.models import CoreSession, Meeting, Pool, Round, Session
from praksisnet.meetings.order import next_letter
from praksisnet.meetings.words import DATED, CorePart, Kind, SessionKind
from praksisnet.networks.models import Network, Programme
from praksisnet.themes.models import Theme
from praksisnet.todos.actions import add

IN_LETTERS = {"title", "lead", "online_url"}


class MeetingFacts(TypedDict, total=False):
    """What may be said about a meeting besides when and where; what is left out stays as it is."""

    title: str
    lead: str
    themes: Iterable[Theme]
    unseated_first: bool
    online_url: str
    venue_name: str
    venue_email: str
    venue_told_on: date | None


@transaction.atomic
def create_meeting(
    programme: Programme,
    *,
    kind: Kind | str,
    title: str,
    lead: str = "",
    network: Network | None = None,
    round: Round | None = None,  # noqa: A002 -- the house's word for it
    themes: Iterable[Theme] = (),
    parts: Sequence[CorePart] = (),
    places: int = 40,
    by: Actor,
) -> Meeting:
    """A draft with its sessions and places, and without a date. In a round it copies the core programme.

    Refuses: a closed programme; no title; a CPR number; a network meeting without a network; a second live meeting of
    a network in one round.
    """
    refuse_programme(programme)
    title, lead = one_line(title), one_line(lead)
    refuse_title(title, lead)
    if (kind == Kind.NETWORK) != (network is not None):
        raise Refused(_("A network meeting belongs to one network, and other meetings to none."))
    if round and network and round.meetings.filter(network=network, cancelled_at__isnull=True).exists():
        raise Refused(_("The network already has a meeting in this round."))
    meeting = Meeting.objects.create(
        programme=programme,
        network=network,
        round=round,
        kind=kind,
        title=title,
        lead=lead,
        made_at=clock.now(),
        made_by_id=by.signed_in_id,
    )
    meeting.audience = audience(tokens_of(meeting))
    meeting.save(update_fields=["audience"])
    meeting.themes.set(themes)
    Pool.objects.create(meeting=meeting, capacity=places)
    cores = list(round.core_sessions.all()) if round else []
    copy_sessions(meeting, cores) if cores else write_sessions(meeting, parts)
    record("meeting_created", meeting, by=by, refs={"kind": str(kind), "round": round.pk if round else None})
    _ask_for_date(meeting, by)
    return meeting


@transaction.atomic
def change_meeting(meeting: Meeting, *, by: Actor, **facts: Unpack[MeetingFacts]) -> Meeting:
    """New words for it; a change of the title opens its approval again. Without a change nothing happens.

    Refuses: no title; a CPR number; a cancelled meeting.
    """
    meeting = locked(meeting)
    refuse_cancelled(meeting)
    themes = facts.pop("themes", None)
    changed = [name for name, value in _clean(facts).items() if _put(meeting, name, value)]
    refuse_title(meeting.title, meeting.lead)
    if changed:
        meeting.save(update_fields=changed)
    if themes is not None:
        wanted = {theme.pk for theme in themes}
        if wanted != set(meeting.themes.values_list("pk", flat=True)):
            meeting.themes.set(wanted)
            changed.append("themes")
    if changed:
        index_meeting(meeting)
        record("meeting_changed", meeting, by=by, fields=changed)
        reopen_if_changed(meeting, by=by)
    if not IN_LETTERS.isdisjoint(changed):
        letters_follow(meeting, by=by)
    if "online_url" in changed:
        sockets.call("online", meeting, by)
    return meeting


def copy_sessions(meeting: Meeting, cores: Sequence[CoreSession]) -> None:
    write_sessions(meeting, [part_of(core) for core in cores], cores)


def part_of(core: CoreSession) -> CorePart:
    return CorePart(core.kind, core.minutes, core.title, core.abstract, core.block, core.capacity)


def write_sessions(meeting: Meeting, parts: Sequence[CorePart], cores: Sequence[CoreSession] = ()) -> list[Session]:
    """The sessions in their order, each workshop with its letter and its places."""
    refuse_parts(parts)
    sessions: list[Session] = []
    for position, (part, core) in enumerate(zip_longest(parts, cores), start=1):
        letter = next_letter({one.letter for one in sessions})
        sessions.append(new_session(meeting, part, position, letter, core))
    made = Session.objects.bulk_create(sessions)
    Pool.objects.bulk_create(
        Pool(meeting=meeting, session=session, capacity=part.capacity)
        for session, part in zip(made, parts, strict=True)
        if part.capacity is not None and part.kind == SessionKind.WORKSHOP
    )
    return made


def new_session(
    meeting: Meeting, part: CorePart, position: int, letter: str, core: CoreSession | None = None
) -> Session:
    """Not saved yet. ``letter`` is for workshops; the part may come from the core programme of a round."""
    return Session(
        meeting=meeting,
        core=core,
        core_revision=core.revision if core else None,
        kind=part.kind,
        block=part.block,
        letter=letter if part.kind == SessionKind.WORKSHOP else "",
        position=position,
        minutes=part.minutes,
        title=one_line(part.title),
        abstract=as_written(part.abstract),
    )


def _clean(facts: Any) -> dict[str, Any]:
    return {name: one_line(value) if isinstance(value, str) else value for name, value in facts.items()}


def _put(meeting: Meeting, name: str, value: Any) -> bool:
    if getattr(meeting, name) == value:
        return False
    setattr(meeting, name, value)
    return True


def _ask_for_date(meeting: Meeting, by: Actor) -> None:
    if meeting.round is None:
        return
    add(
        f"meeting:{meeting.pk}:date",
        meeting,
        title=format_lazy("{}: {}, {}", _("Find a date"), meeting.network or meeting.title, meeting.round.name),
        address=reverse("meetings:settings", args=[meeting.pk]),
        token=f"role:facilitator:programme:{meeting.programme_id}",
        condition=DATED,
        by=by,
    )
