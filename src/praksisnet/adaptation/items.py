"""What people write here, for the room of what may be about a child."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praksisnet.adaptation.actions.finding import index_change
from praksisnet.adaptation.models import Change, Decision, Need, Question, Reply, Signal
from praksisnet.adaptation.queries import changes_for, needs_for, signals_for
from praksisnet.adaptation.queries.documents import CHANGE
from praksisnet.cases.sockets import TASK, About, Kind
from praksisnet.meetings.items import about_meeting
from praksisnet.meetings.queries import meetings_for
from praksisnet.networks.standings import PARTICIPANT, at_places, reached, standings_as, standings_of
from praksisnet.networks.words import RoleKind
from praksisnet.people.models import Person
from praksisnet.todos.models import Todo


def _about_need(need: Any) -> About:
    home = f"programme:{need.programme_id}"
    return About(
        address=reverse("adaptation:need", args=[need.pk]),
        programme_id=need.programme_id,
        author_id=need.raised_by_id,
        readers=[home, f"role:authority:{home}"],
        readable_since=need.raised_at,
    )


def _signals(need: Any) -> Iterable[tuple[str, Any]]:
    """How it read on the agendas that it stood on."""
    return [("signal", signal) for signal in need.signals.order_by("pk")]


def _about_change(change: Any) -> About:
    home = f"programme:{change.programme_id}"
    return About(
        address=reverse("adaptation:change", args=[change.pk]),
        programme_id=change.programme_id,
        author_id=change.made_by_id,
        readers=[home, f"role:authority:{home}"] if change.published_at else [f"role:facilitator:{home}"],
        readable_since=change.published_at or change.made_at,
    )


def _replies_for(person: Person) -> QuerySet[Reply]:
    """What the own municipality said, and all of it for those who prepare the meeting."""
    prepares = standings_as(person, {RoleKind.FACILITATOR, RoleKind.KNOWLEDGE_PARTNER})
    members = {PARTICIPANT, RoleKind.COORDINATOR.value}
    places = [
        (one.programme_id, one.municipality_id)
        for one in standings_of(person)
        if one.kind in members and one.municipality_id
    ]
    meeting = "question__meeting__"
    return Reply.objects.filter(
        reached(prepares, f"{meeting}programme", f"{meeting}network") | at_places(places, f"{meeting}programme")
    )


def _about_reply(reply: Any) -> About:
    found = about_meeting(reply.question.meeting, author_id=reply.written_by_id)
    home = f"programme:{found.programme_id}"
    readers = [f"municipality:{reply.municipality_id}", f"role:facilitator:{home}", f"role:knowledge_partner:{home}"]
    return About(
        address=reverse("adaptation:questions", args=[reply.question.meeting_id]),
        programme_id=found.programme_id,
        network_id=found.network_id,
        author_id=found.author_id,
        readers=readers,
        readable_since=reply.written_at,
    )


def _about_signal(signal: Any) -> About:
    return about_meeting(signal.agenda.meeting, author_id=signal.agenda.frozen_by_id)


def kinds() -> Iterable[Kind]:
    yield from _needs_and_changes()
    yield from _of_meetings()


def _needs_and_changes() -> Iterable[Kind]:
    yield Kind(
        key="need",
        model=Need,
        name=_("Need"),
        texts=("body", "answer", "reason"),
        derived=("stems",),
        readable=needs_for,
        about=_about_need,
        parts=_signals,
    )
    yield Kind(
        key="change",
        model=Change,
        name=_("You said - we do"),
        texts=("said", "we_do"),
        readable=changes_for,
        about=_about_change,
        index=(CHANGE,),
        changed=index_change,
    )


def _of_meetings() -> Iterable[Kind]:
    """These keep their place without their words: a question is answered once, an agenda is frozen."""
    yield Kind(
        key="question",
        model=Question,
        name=_("Question before a meeting"),
        texts=("text",),
        hides_row=False,
        readable=lambda person: Question.objects.filter(meeting__in=meetings_for(person).values("pk")),
        about=lambda question: about_meeting(question.meeting, author_id=question.made_by_id),
    )
    yield Kind(
        key="reply",
        model=Reply,
        name=_("Answer before a meeting"),
        texts=("body",),
        hides_row=False,
        readable=_replies_for,
        about=_about_reply,
    )
    yield Kind(
        key="signal",
        model=Signal,
        name=_("Point of an agenda"),
        texts=("title",),
        hides_row=False,
        readable=signals_for,
        about=_about_signal,
    )
    yield Kind(
        key="decision",
        model=Decision,
        name=_("What was decided"),
        texts=("words",),
        hides_row=False,
        readable=lambda person: Decision.objects.filter(signal__in=signals_for(person).values("pk")),
        about=lambda decision: _about_signal(decision.signal),
        parts=lambda decision: [(TASK, todo) for todo in Todo.objects.filter(source=f"decision:{decision.pk}")],
    )
