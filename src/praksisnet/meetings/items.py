"""What people write here, for the room of what may be about a child."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import chain
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praksisnet.access.queries import tokens_of
from praksisnet.cases.sockets import About, Kind, Words, register
from praksisnet.meetings.actions.finding import index_meeting
from praksisnet.meetings.models import CoreSession, LetterText, Meeting, PlanChange, Session
from praksisnet.meetings.queries import meetings_for, sessions_for
from praksisnet.meetings.queries.documents import MEETING
from praksisnet.meetings.rules import RUNS
from praksisnet.meetings.words import SessionKind
from praksisnet.networks.standings import reached, standings_as
from praksisnet.people.models import Person


def about_meeting(meeting: Any, *, author_id: int | None = None, others: Iterable[Any] = ()) -> About:
    """What hangs on a meeting is read by those who read the meeting; what ``others`` say as well, also by theirs."""
    meetings = [meeting, *others]
    homes = {f"network:{one.network_id}" if one.network_id else f"programme:{one.programme_id}" for one in meetings}
    return About(
        address=reverse("pages:meeting", args=[meeting.pk]),
        programme_id=meeting.programme_id,
        network_id=meeting.network_id,
        author_id=author_id,
        readers=homes | tokens_of(*(one.audience_id for one in meetings)),
        readable_since=min(one.published_at or one.made_at for one in meetings),
    )


def _sharing(session: Any) -> QuerySet[Session]:
    """The same part of the round's other meetings, where it still says the same."""
    says = Q(abstract=session.abstract) if session.abstract else Q(abstract="", title=session.title)
    found = Session.objects.filter(says, core=session.core_id, core__isnull=False).exclude(pk=session.pk)
    return found.select_related("meeting").order_by("pk")


def _about_session(session: Any) -> About:
    return about_meeting(session.meeting, others=[one.meeting for one in _sharing(session)])


def _shared(session: Any) -> Iterable[tuple[str, Any]]:
    """The words of the plan that it was made from, and those of the other meetings that took them over."""
    core = session.core
    says_same = core and (core.abstract == session.abstract if session.abstract else core.title == session.title)
    return chain([("core", core)] if says_same else [], (("session", one) for one in _sharing(session)))


def _left_to_the_round(words: Words) -> Iterable[tuple[str, Any]]:
    """Of each part that these say: another that still says the same, which takes the rest along when it is hidden."""
    said = {core: words[pk] for core, pk in _cores_of(words)}
    copies = Session.objects.filter(core__in=said).exclude(pk__in=words).select_related("meeting").order_by("pk")
    rows: list[tuple[str, Any, Any]] = [("session", copy, copy.core_id) for copy in copies]
    rows += [("core", core, core.pk) for core in CoreSession.objects.filter(pk__in=said)]
    left: dict[int, tuple[str, Any]] = {}
    for key, row, core in rows:
        if _says(row, said[core]):
            left.setdefault(core, (key, row))
    return [left[core] for core in said if core in left]


def _cores_of(words: Words) -> Iterable[tuple[int, int]]:
    return Session.objects.filter(pk__in=words, core__isnull=False).values_list("core", "pk")


def _says(part: Any, words: Mapping[str, Any]) -> bool:
    return bool(part.abstract == words["abstract"] and (part.abstract or part.title == words["title"]))


def _about_notes(session: Any) -> About:
    about = about_meeting(session.meeting, author_id=session.notes_by_id)
    return replace(about, address=reverse("meetings:notes", args=[session.pk]), readable_since=session.notes_at)


def _parts_of_the_day(meeting: Any) -> Iterable[tuple[str, Any]]:
    """Each part of the programme, and the notes that were taken in it."""
    for session in meeting.sessions.exclude(kind=SessionKind.PAUSE):
        yield "session", session
        if session.notes:
            yield "notes", session


def _all_of_it(meeting: Any) -> Iterable[tuple[str, Any]]:
    """What is read on its page and in its mails. What a whole round shares stays in the other meetings, and whoever
    decides is told so: see _left_to_the_round."""
    yield from _parts_of_the_day(meeting)
    yield from _cancelled_for(meeting)
    for text in LetterText.objects.filter(meeting=meeting).order_by("pk"):
        yield "letter-text", text
    for change in PlanChange.objects.filter(rows__meeting=meeting).distinct().order_by("pk"):
        yield "plan-change", change


def _cancelled_for(meeting: Any) -> Iterable[tuple[str, Any]]:
    """The reason stands in each meeting that one press cancelled."""
    if meeting.cancel_reason:
        same = Q(plan_changes__change__rows__meeting=meeting, cancel_reason=meeting.cancel_reason)
        for one in Meeting.objects.filter(Q(pk=meeting.pk) | same).distinct().order_by("pk"):
            yield "cancellation", one


def _kept_for_undoing(meeting: Any) -> None:
    """The copy of the reason by which a change of plan is undone says what the meeting says."""
    for row in meeting.plan_changes.order_by("pk"):
        for kept in (row.before, row.after):
            if kept.get("cancel_reason"):
                kept["cancel_reason"] = meeting.cancel_reason
        row.save(update_fields=["before", "after"])


def _run_by(person: Person) -> QuerySet[Meeting]:
    return Meeting.objects.filter(reached(standings_as(person, RUNS), "programme", "network"))


def _index(session: Any) -> None:
    index_meeting(session.meeting)


def register_kinds() -> None:
    for kind in kinds():
        register(kind)


def kinds() -> Iterable[Kind]:
    """A meeting and the parts of its programme stay where they are, without words: people are coming to them."""
    yield Kind(
        key="meeting",
        model=Meeting,
        name=_("Meeting, with programme, notes and summary"),
        texts=("title", "lead", "summary", "decisions"),
        known_by=("summary", "decisions"),  # the others are the round's, and in the letters of all its meetings
        hides_row=False,
        readable=meetings_for,
        about=lambda meeting: about_meeting(meeting, author_id=meeting.made_by_id),
        parts=_all_of_it,
        pieces=_parts_of_the_day,
        index=(MEETING,),
        changed=index_meeting,
    )
    yield Kind(
        key="session",
        model=Session,
        name=_("Part of a programme"),
        texts=("title", "abstract"),
        known_by=("abstract",),
        hides_row=False,
        readable=sessions_for,
        about=_about_session,
        parts=_shared,
        elsewhere=_left_to_the_round,
        changed=_index,
    )
    yield Kind(
        key="notes",
        model=Session,
        name=_("Notes of a meeting"),
        texts=("notes",),
        hides_row=False,
        readable=lambda person: sessions_for(person).exclude(notes=""),
        about=_about_notes,
    )
    yield from _reached_by_a_meeting()


def _reached_by_a_meeting() -> Iterable[Kind]:
    """Read on the meeting's page and in its mails, so they follow it and have no control of their own. As they stand
    in the plan, before they reach anybody, only those who run the meeting read them."""
    yield Kind(
        key="core",
        model=CoreSession,
        name=_("Part of a core programme"),
        texts=("title", "abstract"),
        known_by=("abstract",),
        hides_row=False,
        readable=lambda person: CoreSession.objects.filter(copies__meeting__in=_run_by(person)).distinct(),
        about=lambda core: about_meeting(core.copies.first().meeting),
    )
    yield Kind(
        key="cancellation",
        model=Meeting,
        name=_("Reason of a cancellation"),
        texts=("cancel_reason",),
        hides_row=False,
        readable=lambda person: meetings_for(person).exclude(cancel_reason=""),
        about=about_meeting,
        changed=_kept_for_undoing,
    )
    yield Kind(
        key="letter-text",
        model=LetterText,
        name=_("Own words in a letter"),
        texts=("text",),
        hides_row=False,
        readable=lambda person: LetterText.objects.filter(meeting__in=_run_by(person)),
        about=lambda text: about_meeting(text.meeting),
    )
    yield Kind(
        key="plan-change",
        model=PlanChange,
        name=_("Reason of a change of plan"),
        texts=("reason",),
        hides_row=False,
        readable=lambda person: PlanChange.objects.filter(rows__meeting__in=_run_by(person)),
        about=lambda change: about_meeting(change.rows.first().meeting, author_id=change.made_by_id),
    )
