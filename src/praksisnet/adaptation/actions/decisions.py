"""What is decided about a signal becomes what it leads to: a part of a programme, a change, a task, or an answer."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praksisnet.adaptation.actions.agenda import locked_signal
from praksisnet.adaptation.actions.changes import write_change
from praksisnet.adaptation.actions.deciding import answer_need, decline_need
from praksisnet.adaptation.actions.grounds import cite
from praksisnet.adaptation.models import Decision, Signal
from praksisnet.adaptation.models.causes import Causes
from praksisnet.adaptation.words import CHANGE_PUBLISHED, LONGEST_CHANGE, MOST_LETTERS, DecisionKind
from praksisnet.guard.text import refuse_cpr
from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.names import one_line
from praksisnet.kit.refusal import Refused
from praksisnet.knowledge.models import Resource
from praksisnet.meetings.actions import add_core_session, add_session, create_round
from praksisnet.meetings.models import CoreSession, Meeting, Round, Session
from praksisnet.meetings.words import CorePart, SessionKind
from praksisnet.people.models import Person
from praksisnet.todos.actions import add


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """Who sees to a decision, and by when."""

    owner: Person | None = None
    due_on: date | None = None


NOBODY = Charge()


@transaction.atomic
def make_session(
    signal: Signal,
    *,
    title: str,
    place: Round | Meeting | str,
    minutes: int = 60,
    kind: SessionKind | str = SessionKind.TALK,
    charge: Charge = NOBODY,
    by: Actor,
) -> Decision:
    """A draft part of a round's core programme, or of one meeting, with the signal as its ground.

    ``place``: the round or the meeting; a text makes a round of that name, with this as its first part.
    Refuses: no title; what the meetings refuse; a signal that is no ground (the effect of a change).
    """
    signal, title = locked_signal(signal), _tidy(title)[:150]
    causes = _grounds(signal)
    if not causes:
        raise Refused(_("This is no reason for a part of a programme. Make a task of it instead."))
    part = CorePart(kind, minutes, title)
    made = _add_part(signal, place, part, by)
    for cause in causes:
        cite(made, by=by, **cause)
    column = {"core": made} if isinstance(made, CoreSession) else {"session": made}
    return _decide(signal, DecisionKind.SESSION, title, charge, by, **column)


@transaction.atomic
def make_change(
    signal: Signal,
    *,
    we_do: str,
    said: str = "",
    meeting: Meeting | None = None,
    round: Round | None = None,  # noqa: A002 -- the house's word for it
    charge: Charge = NOBODY,
    by: Actor,
) -> Decision:
    """A draft of "You said, we do" from the signal's own words and cause. Refuses as write_change does."""
    signal = locked_signal(signal)
    if signal.change_id:
        raise Refused(_("The effect of a change is no cause of another. Make a task of it instead."))
    change = write_change(
        signal.agenda.meeting.programme,
        said=said or str(signal.get_hindrance_display() or signal.title)[:LONGEST_CHANGE],
        we_do=we_do,
        meeting=meeting,
        round=round,
        by=by,
        **signal.cause,
    )
    return _decide(signal, DecisionKind.CHANGE, change.we_do, charge, by, change=change)


@transaction.atomic
def make_task(signal: Signal, *, words: str, charge: Charge, by: Actor) -> Decision:
    """Somebody does something by a day. Refuses: no words, nobody, no day; a CPR number."""
    if charge.owner is None or charge.due_on is None:
        raise Refused(_("Say who does it, and by when."))
    return _decide(locked_signal(signal), DecisionKind.TASK, _tidy(words), charge, by)


@transaction.atomic
def not_now(signal: Signal, *, reason: str, resource: Resource | None = None, by: Actor) -> Decision:
    """Not now, because. Those behind a need are told the reason, or that the answer lies in the library (``resource``).
    A repeat returns the decision there is.

    Refuses: no reason; a CPR number; a need that has got its answer; a resource that is not published.
    """
    signal = locked_signal(signal)
    existing = signal.decisions.filter(kind=DecisionKind.NOT_NOW).first()
    if existing:
        return existing
    if not reason.strip():
        raise Refused(_("Say why. Those behind the need are told the reason."), code="reason")
    reason = _tidy(reason)
    if resource and (resource.published_at is None or resource.programme_id != signal.agenda.meeting.programme_id):
        raise Refused(_("Choose something that is published in the knowledge bank."))
    if signal.need and resource:
        answer_need(signal.need, answer=reason, resource=resource, by=by)
    elif signal.need:
        decline_need(signal.need, reason=reason, by=by)
    return _decide(signal, DecisionKind.NOT_NOW, reason, NOBODY, by)


def _grounds(signal: Signal) -> list[Causes]:
    """One ground for each cause the signal holds: a need, and what is known about it."""
    found: list[Causes] = []
    if signal.need:
        found.append(Causes(need=signal.need))
    if signal.survey and signal.item:
        found.append(Causes(survey=signal.survey, item=signal.item))
    if signal.resource:
        found.append(Causes(resource=signal.resource))
    if signal.hindrance:
        found.append(Causes(hindrance=signal.hindrance))
    return found


def _add_part(signal: Signal, place: Round | Meeting | str, part: CorePart, by: Actor) -> Session | CoreSession:
    programme = signal.agenda.meeting.programme
    if isinstance(place, str):
        made = create_round(programme, name=place, title=part.title, parts=[part], by=by)
        return made.core_sessions.get()
    if place.programme_id != programme.pk:
        raise Refused(_("The meeting belongs to another programme."))
    if isinstance(place, Round):
        return add_core_session(place, part, by=by)
    return add_session(place, part, by=by)


def _decide(signal: Signal, kind: DecisionKind, words: str, charge: Charge, by: Actor, **made: Any) -> Decision:
    """Written down, and on the owner's list where there is a day."""
    decision = Decision.objects.create(
        signal=signal, kind=kind, words=words, owner=charge.owner, due_on=charge.due_on,
        decided_at=clock.now(), decided_by_id=by.signed_in_id, **made,
    )  # fmt: skip
    record("signal_decided", decision, by=by, refs={"signal": signal.pk, "kind": kind.value})
    if charge.owner and charge.due_on:
        change = made.get("change")
        add(
            f"decision:{decision.pk}",
            change or signal.agenda.meeting,
            title=words[:200],
            address=_address(decision),
            owner=charge.owner,
            due_on=charge.due_on,
            condition=CHANGE_PUBLISHED if change else "",
            by=by,
        )
    return decision


def _address(decision: Decision) -> str:
    if decision.change_id:
        return reverse("adaptation:change", args=[decision.change_id])
    if decision.session_id and decision.session:
        return reverse("pages:meeting", args=[decision.session.meeting_id])
    if decision.core_id and decision.core:
        return reverse("meetings:round", args=[decision.core.round_id])
    return reverse("adaptation:agenda", args=[decision.signal.agenda.meeting_id])


def _tidy(text: str) -> str:
    text = one_line(text)
    if not text:
        raise Refused(_("Write what is decided."))
    if len(text) > MOST_LETTERS:
        raise Refused(_("The text is too long. Say it in a sentence or two."))
    refuse_cpr(text)
    return text
