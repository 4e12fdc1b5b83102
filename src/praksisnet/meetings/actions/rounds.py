"""A round: the core programme that all networks' meetings come from."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.names import as_written, one_line
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.actions.approval import reopen_if_changed
from praksisnet.meetings.actions.finding import index_meeting
from praksisnet.meetings.actions.ground import refuse_parts, refuse_programme, refuse_title
from praksisnet.meetings.actions.meetings import create_meeting, new_session, part_of
from praksisnet.meetings.actions.moments import time_sessions
from praksisnet.meetings.actions.queued_letters import letters_follow
from praksisnet.meetings.actions.sessions import number
from praksisnet.meetings.models import CoreSession, Meeting, Pool, Round, Session
from praksisnet.meetings.order import index_for, moved, next_letter
from praksisnet.meetings.words import CorePart, Kind, SessionKind
from praksisnet.networks.models import Network, Programme
from praksisnet.themes.models import Theme


@transaction.atomic
def create_round(
    programme: Programme,
    *,
    name: str,
    title: str,
    lead: str = "",
    themes: Iterable[Theme] = (),
    parts: Sequence[CorePart],
    places: int = 40,
    networks: Iterable[Network] | None = None,
    by: Actor,
) -> Round:
    """A round with its core programme, and a draft meeting for each network (all of the programme, unless named).

    Refuses: a closed programme; no name or title; a part without title or minutes; a CPR number.
    """
    refuse_programme(programme)
    Programme.objects.select_for_update().get(pk=programme.pk)  # two at once must not get one number
    name, title, lead, themes = one_line(name), one_line(title), one_line(lead), list(themes)
    refuse_title(title, lead)
    refuse_title(name, "")
    refuse_parts(parts)
    newest = Round.objects.filter(programme=programme).aggregate(newest=Max("number"))["newest"] or 0
    made = Round.objects.create(
        programme=programme,
        number=newest + 1,
        name=name,
        title=title,
        lead=lead,
        made_at=clock.now(),
        made_by_id=by.signed_in_id,
    )
    made.themes.set(themes)
    CoreSession.objects.bulk_create(_core(made, position, part) for position, part in enumerate(parts, start=1))
    record("round_created", made, by=by, refs={"number": made.number})
    found = programme.networks.order_by("sort_name", "pk") if networks is None else networks
    for network in found:
        create_meeting(
            programme,
            kind=Kind.NETWORK,
            title=title,
            lead=lead,
            network=network,
            round=made,
            themes=themes,
            places=places,
            by=by,
        )
    return made


@transaction.atomic
def change_core_session(
    core: CoreSession, *, title: str, abstract: str, minutes: int, capacity: int | None = None, by: Actor
) -> CoreSession:
    """Change a part for all networks. Drafts that have not changed it themselves follow; the others are offered it.

    Without a change nothing happens. Refuses: no title; no minutes; a CPR number; a workshop without places.
    """
    core = _locked(core)
    part = CorePart(core.kind, minutes, one_line(title), as_written(abstract), core.block, capacity)
    refuse_parts([part])
    wanted: dict[str, Any] = {"title": part.title, "abstract": part.abstract, "minutes": minutes}
    if core.kind == SessionKind.WORKSHOP:
        wanted["capacity"] = capacity
    changed = [field for field, value in wanted.items() if getattr(core, field) != value]
    if not changed:
        return core
    for field in changed:
        setattr(core, field, wanted[field])
    core.revision += 1
    core.save()
    record("core_session_changed", core, by=by, fields=changed, refs={"round": core.round_id})
    for session in _following(core):
        _take_over(session, core, by)
    return core


@transaction.atomic
def take_over_core(session: Session, *, by: Actor) -> Session:
    """Let a meeting's part say what the core programme says now; its local change is given up.

    Refuses: the part is not from a core programme; the meeting is held or cancelled.
    """
    session = Session.objects.select_for_update(of=("self",)).select_related("meeting", "core").get(pk=session.pk)
    if session.core is None:
        raise Refused(_("This part is the network’s own, so there is nothing to take over."))
    if session.meeting.cancelled_at or session.meeting.closed_at:
        raise Refused(_("The meeting has been held or is cancelled."))
    _take_over(session, session.core, by)
    return session


@transaction.atomic
def add_core_session(round_: Round, part: CorePart, *, by: Actor) -> CoreSession:
    """One more part, last or in its block; it reaches the meetings that are still drafts. Refuses as create_round."""
    refuse_programme(round_.programme)
    refuse_parts([part])
    cores = list(round_.core_sessions.select_for_update())
    index = index_for(cores, part.block)
    core = _core(round_, index + 1, part)
    core.save()
    number([*cores[:index], core, *cores[index:]])
    record("core_session_added", core, by=by, refs={"round": round_.pk})
    for meeting in _drafts(round_):
        _copy_into(meeting, core)
        _renumber(meeting)
    return core


@transaction.atomic
def remove_core_session(core: CoreSession, *, by: Actor) -> None:
    """Take a part out of the core programme and of the drafts; one that is gone already changes nothing."""
    if not CoreSession.objects.filter(pk=core.pk).exists():
        return
    record("core_session_removed", core, by=by, refs={"round": core.round_id})
    drafts = [meeting.pk for meeting in _drafts(core.round)]
    Session.objects.filter(core=core, meeting__in=drafts).delete()
    round_ = core.round
    CoreSession.objects.filter(pk=core.pk).delete()
    number(list(round_.core_sessions.all()))
    for meeting in _drafts(round_):
        time_sessions(meeting)


@transaction.atomic
def move_core_session(core: CoreSession, *, up: bool, by: Actor) -> None:
    """One step earlier or later, in the core programme and in the drafts; a block moves as one."""
    before = list(core.round.core_sessions.select_for_update())
    after = moved(before, core, up=up)
    if [one.pk for one in after] == [one.pk for one in before]:
        return
    number(after)
    record("core_session_moved", core, by=by, fields=["position"], refs={"round": core.round_id, "up": up})
    for meeting in _drafts(core.round):
        _renumber(meeting)


def _core(round_: Round, position: int, part: CorePart) -> CoreSession:
    return CoreSession(
        round=round_,
        position=position,
        kind=part.kind,
        block=part.block,
        minutes=part.minutes,
        title=one_line(part.title),
        abstract=as_written(part.abstract),
        capacity=part.capacity if part.kind == SessionKind.WORKSHOP else None,
    )


def _locked(core: CoreSession) -> CoreSession:
    return CoreSession.objects.select_for_update(of=("self",)).select_related("round__programme").get(pk=core.pk)


def _drafts(round_: Round) -> list[Meeting]:
    """Those that nobody outside has seen the programme of."""
    return list(round_.meetings.filter(published_at__isnull=True, cancelled_at__isnull=True).order_by("pk"))


def _following(core: CoreSession) -> list[Session]:
    found = core.copies.filter(
        changed_at__isnull=True, meeting__published_at__isnull=True, meeting__cancelled_at__isnull=True
    )
    return list(found.select_related("meeting").order_by("pk"))


def _take_over(session: Session, core: CoreSession, by: Actor) -> None:
    session.title, session.abstract, session.minutes = core.title, core.abstract, core.minutes
    session.core_revision, session.changed_at = core.revision, None
    session.save()
    if core.capacity is not None:
        # Never under what is taken: those places stand.
        for pool in Pool.objects.select_for_update().filter(session=session).order_by("pk"):
            pool.capacity = max(core.capacity, pool.taken)
            pool.save(update_fields=["capacity"])
    time_sessions(session.meeting)
    index_meeting(session.meeting)
    record("core_taken_over", session, by=by, refs={"core": core.pk, "revision": core.revision})
    reopen_if_changed(session.meeting, by=by)
    letters_follow(session.meeting, by=by)


def _copy_into(meeting: Meeting, core: CoreSession) -> None:
    letter = next_letter(set(meeting.sessions.values_list("letter", flat=True)))
    session = new_session(meeting, part_of(core), core.position, letter, core)
    session.save()
    if core.capacity is not None:
        Pool.objects.create(meeting=meeting, session=session, capacity=core.capacity)


def _renumber(meeting: Meeting) -> None:
    """The core programme's order; the network's own parts stay last."""
    sessions = list(meeting.sessions.select_related("core"))
    sessions.sort(key=lambda one: (one.core.position if one.core else 1000 + one.position, one.pk))
    number(sessions)
    time_sessions(meeting)
