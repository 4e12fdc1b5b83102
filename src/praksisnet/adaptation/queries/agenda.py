"""What the page of a development day shows, and where a decision can go."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from praksisnet.adaptation import rules
from praksisnet.adaptation.models import Agenda, Decision, Signal
from praksisnet.adaptation.queries.programme import kind_in_brief, weight
from praksisnet.adaptation.queries.signals import Read, signals_of
from praksisnet.adaptation.words import WEEKS_BEFORE_ROUND, SignalKind
from praksisnet.evaluation.models import Item
from praksisnet.evaluation.words import CHANGES
from praksisnet.evaluation.words import Change as Word
from praksisnet.kit import clock
from praksisnet.kit.formats import number
from praksisnet.knowledge.models import Resource
from praksisnet.knowledge.queries import resources_for
from praksisnet.knowledge.words import Kind as ResourceKind
from praksisnet.meetings.models import Meeting, Round
from praksisnet.meetings.queries import meetings_for
from praksisnet.meetings.words import Kind
from praksisnet.networks.models import Role
from praksisnet.people.models import Person
from praksisnet.practice.words import Hindrance


@dataclass(frozen=True, slots=True)
class AgendaPage:
    """``agenda`` None: not frozen yet, and ``signals`` are what it would hold now."""

    agenda: Agenda | None
    signals: list[tuple[SignalKind, list[Any]]]
    decided: int
    late_for: Round | None

    @property
    def count(self) -> int:
        return sum(len(rows) for _kind, rows in self.signals)


def agenda_page(meeting: Meeting) -> AgendaPage:
    agenda = Agenda.objects.filter(meeting=meeting).select_related("frozen_by").first()
    signals: Sequence[Any] = list(signals_in(agenda)) if agenda else signals_of(meeting)
    grouped = [(kind, [one for one in signals if one.kind == kind.value]) for kind in SignalKind]
    decided = sum(1 for one in signals if not isinstance(one, Read) and one.shown_decisions)
    return AgendaPage(agenda, [row for row in grouped if row[1]], decided, late_for(meeting))


def signals_in(agenda: Agenda) -> QuerySet[Any]:
    return told_signals(agenda.signals.all())


def told_signals(signals: QuerySet[Signal]) -> QuerySet[Any]:
    """With their decisions, and what each became."""
    decisions = Decision.objects.select_related("owner", "session__meeting", "core__round", "change").order_by("pk")
    return signals.select_related(
        "need", "item", "resource", "survey__meeting", "change", "agenda__meeting__programme"
    ).prefetch_related(Prefetch("decisions", decisions, to_attr="shown_decisions"))


def heading_of(signal: Any) -> str:
    """What it is about, in the reader's language where there is one."""
    if signal.hindrance:
        return str(Hindrance(signal.hindrance).label)
    return str(signal.item.label if signal.item else signal.title)


def figure_of(signal: Any) -> str:
    """Its figure as it was when it was read; empty where nothing is counted."""
    kind = SignalKind(signal.kind)
    if kind in {SignalKind.NEED, SignalKind.OBSTACLE}:
        return weight(signal.count)
    answers = ngettext("%(count)s answer", "%(count)s answers", signal.count or 0) % {"count": signal.count}
    if kind is SignalKind.RESULT:
        return _("%(mean)s of 5, %(answers)s") % {"mean": number(signal.mean, 1), "answers": answers}
    return f"{CHANGES[Word(signal.word)]}, {answers}" if kind is SignalKind.EFFECT else ""


def reasons_of(signal: Any) -> str:
    """What a part that is made of it is there for: “4 municipalities · research”."""
    known = kind_in_brief(signal.resource.kind) if signal.need_id and signal.resource else ""
    return " · ".join(part for part in (figure_of(signal), known) if part)


def signals_for(person: Person) -> QuerySet[Any]:
    """The signals of the development days that the person sees the agenda of, or is told that they may not."""
    seen = meetings_for(person).filter(kind=Kind.DEVELOPMENT, programme__in=rules.programme_ids(person))
    return told_signals(Signal.objects.filter(agenda__meeting__in=seen.values("pk")))


def late_for(meeting: Meeting) -> Round | None:
    """A round that begins less than eight weeks after the day: too late to change much about it."""
    if meeting.starts_at is None:
        return None
    until = meeting.starts_at + timedelta(weeks=WEEKS_BEFORE_ROUND)
    soon = Meeting.objects.filter(
        round=OuterRef("pk"), cancelled_at__isnull=True, starts_at__gt=meeting.starts_at, starts_at__lt=until
    )
    return Round.objects.filter(Exists(soon), programme=meeting.programme_id).order_by("number").first()


def due_development_days() -> list[Meeting]:
    """Those that are today, and whose agenda nobody has frozen."""
    today = clock.today()
    return list(
        Meeting.objects.filter(
            Q(announced_at__isnull=False) | Q(published_at__isnull=False),
            kind=Kind.DEVELOPMENT,
            cancelled_at__isnull=True,
            agenda__isnull=True,
            programme__closed_at__isnull=True,
            starts_at__gte=clock.at(today),
            starts_at__lt=clock.at(today + timedelta(days=1)),
        ).order_by("pk")
    )


def coming_rounds(programme_id: int) -> list[Round]:
    """Rounds of which a meeting is still to come, or that have no date at all yet."""
    coming = Meeting.objects.filter(_to_come(), round=OuterRef("pk"))
    some = Meeting.objects.filter(round=OuterRef("pk"), cancelled_at__isnull=True)
    found = Round.objects.filter(Exists(coming) | ~Exists(some), programme=programme_id)
    return list(found.order_by("number"))


def coming_meetings(programme_id: int) -> list[Meeting]:
    """What can still be changed, the next first."""
    found = Meeting.objects.filter(_to_come(), programme=programme_id).exclude(kind=Kind.DEVELOPMENT)
    return list(found.select_related("network").order_by("starts_at", "pk"))


def _to_come() -> Q:
    begins = Q(starts_at__isnull=True) | Q(starts_at__gt=clock.now())
    return begins & Q(cancelled_at__isnull=True, closed_at__isnull=True)


def questions_measured(programme_id: int) -> list[Item]:
    """The questions an effect can be read from: of the newest questionnaire of the programme's meetings."""
    asked = Item.objects.filter(instrument__surveys__meeting__programme=programme_id, is_free_text=False)
    newest = asked.order_by("-instrument__version", "-instrument__pk").values_list("instrument", flat=True).first()
    return list(Item.objects.filter(instrument=newest, is_free_text=False).order_by("position")) if newest else []


def citable_resources(person: Person, programme_id: int) -> list[Resource]:
    """What is published in the programme's library beside meeting material, by title."""
    found = resources_for(person).filter(programme=programme_id, published_at__isnull=False, archived_at__isnull=True)
    return list(
        found.exclude(kind=ResourceKind.MATERIAL)
        .only("pk", "title", "kind", "programme_id", "published_at")
        .order_by("sort_name", "pk")
    )


def people_in_charge(programme_id: int) -> list[Person]:
    """Who can see to a decision: the programme's facilitators and knowledge partners."""
    roles = Role.objects.filter(
        programme=programme_id, kind__in=rules.PREPARES, ended_at__isnull=True, person__deactivated_at__isnull=True
    )
    return list(Person.objects.filter(pk__in=roles.values("person")).order_by("sort_name", "pk"))
