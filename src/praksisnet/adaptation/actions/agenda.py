"""A development day: its agenda is frozen from the signals, and what is decided becomes work without retyping."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.adaptation.models import Agenda, Signal
from praksisnet.adaptation.queries import due_development_days, signals_of
from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.knowledge.models import Resource
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.words import Kind


@transaction.atomic
def freeze_agenda(meeting: Meeting, *, by: Actor) -> Agenda:
    """Make the day's agenda of what is known now. A repeat returns the one there is: what comes later waits.

    Refuses: a meeting that is no development day; a cancelled one.
    """
    meeting = Meeting.objects.select_for_update(of=("self",)).select_related("programme").get(pk=meeting.pk)
    if meeting.kind != Kind.DEVELOPMENT:
        raise Refused(_("Only a development day has such an agenda."))
    if meeting.cancelled_at:
        raise Refused(_("The meeting is cancelled."))
    existing = Agenda.objects.filter(meeting=meeting).first()
    if existing:
        return existing
    agenda = Agenda.objects.create(meeting=meeting, frozen_at=clock.now(), frozen_by_id=by.signed_in_id)
    signals = [
        Signal(
            agenda=agenda, position=number + 1, kind=one.kind, title=one.title[:200], count=one.count, mean=one.mean,
            word=one.word, change=one.change, **one.causes,
        )
        for number, one in enumerate(signals_of(meeting))
    ]  # fmt: skip
    Signal.objects.bulk_create(signals)
    record("agenda_frozen", agenda, by=by, refs={"meeting": meeting.pk, "signals": len(signals)})
    return agenda


def freeze_due_agendas(*, by: Actor) -> int:
    """On the morning of its day an agenda is frozen by itself; returns how many were."""
    due = due_development_days()
    for meeting in due:
        freeze_agenda(meeting, by=by)
    return len(due)


@transaction.atomic
def tie_resource(signal: Signal, resource: Resource | None, *, by: Actor) -> Signal:
    """What is known about a need stands beside it, and follows it onto the programme; None takes it away.

    Refuses: another signal than a need; a resource of another programme, or one that is not published.
    """
    signal = locked_signal(signal)
    if signal.need is None:
        raise Refused(_("Only a need can have knowledge tied to it."))
    if resource and (resource.programme_id != signal.agenda.meeting.programme_id or resource.published_at is None):
        raise Refused(_("Choose something that is published in the knowledge bank."))
    if signal.resource != resource:
        signal.resource = resource
        signal.save(update_fields=["resource"])
        refs = {"resource": resource.pk if resource else None}
        record("signal_resource_tied", signal, by=by, fields=["resource"], refs=refs)
    return signal


def locked_signal(signal: Signal) -> Signal:
    rows = Signal.objects.select_for_update(of=("self",)).select_related("agenda__meeting__programme", "need", "item")
    return rows.get(pk=signal.pk)
