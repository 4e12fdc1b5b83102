"""What the operator sees of the outbox, and what somebody has chosen to hear."""

import html
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Count, Min, Q, QuerySet

from praksisnet.kit import clock
from praksisnet.kit.names import fold
from praksisnet.notices.letters import Urgency
from praksisnet.notices.models import UNFINISHED, How, Letter, Notice, Wish
from praksisnet.notices.purposes import Purpose, all_purposes
from praksisnet.notices.window import is_open
from praksisnet.people.models import Person

STATES: dict[str, Q] = {
    "waiting": UNFINISHED,
    "sent": Q(sent_at__isnull=False, bounced_at__isnull=True),
    "failed": Q(failed_at__isnull=False) | Q(bounced_at__isnull=False),  # or came back
    "dropped": Q(dropped_at__isnull=False),
}


def letters_for(person: Person) -> QuerySet[Letter]:
    """The outbox, newest first, for those who run the installation; empty for all others.

    Without bodies: ``has_text`` says whether there still is one.
    """
    letters = Letter.objects.annotate(has_text=~Q(text="")).order_by("-queued_at", "-pk")
    letters = letters.defer("text", "html", "calendar")
    return letters if person.is_administrator else letters.none()


def letters_matching(letters: QuerySet[Letter], *, address: str = "", state: str = "") -> QuerySet[Letter]:
    """``address``: any part of it; ``state``: a key of STATES, anything else means all."""
    found = letters.filter(to_address__contains=fold(address))
    return found.filter(STATES[state]) if state in STATES else found


def state_counts() -> dict[str, int]:
    return Letter.objects.aggregate(**{state: Count("pk", filter=condition) for state, condition in STATES.items()})


def waits_for_hour() -> Q:
    """Planned letters that leave at a later working hour: not those that a worker has, or takes within a minute."""
    later = Q(UNFINISHED, leased_by="", urgency=Urgency.PLANNED)
    return later & Q(due_at__gt=clock.now()) if is_open(clock.now()) else later


@dataclass(frozen=True, slots=True)
class OutboxState:
    """For the health page. ``oldest_due_at``: of the letters that could have left by now."""

    oldest_due_at: datetime | None
    waiting: int
    failed_today: int


def outbox_state() -> OutboxState:
    now = clock.now()
    free = ~Q(urgency__in=[Urgency.PLANNED, Urgency.DIGEST])
    found: dict[str, Any] = Letter.objects.filter(UNFINISHED | Q(failed_at__gte=now - timedelta(days=1))).aggregate(
        oldest=Min("due_at", filter=UNFINISHED & free & Q(due_at__lte=now)),
        waiting=Count("pk", filter=UNFINISHED),
        failed=Count("pk", filter=Q(failed_at__isnull=False)),
    )
    return OutboxState(found["oldest"], found["waiting"], found["failed"])


@dataclass(frozen=True, slots=True)
class Preference:
    purpose: Purpose
    how: str


def preferences_for(person: Person) -> list[Preference]:
    """Every purpose one may choose about, with what holds for this person."""
    chosen = dict(Wish.objects.filter(person=person).values_list("purpose", "how"))
    return [Preference(purpose, chosen.get(purpose.key, purpose.proposed)) for purpose in all_purposes()]


def letters_saying(subjects: Iterable[tuple[str, int]], phrases: Collection[str]) -> QuerySet[Letter]:
    """Those about one of the subjects (kind and id), and those whose words hold one of the phrases."""
    found = [Q(subject_kind=kind, subject_id=pk) for kind, pk in subjects]
    for phrase in phrases:
        found += [Q(subject__contains=phrase), Q(html__contains=html.escape(phrase))]
    return Letter.objects.filter(reduce(or_, found)).order_by("pk") if found else Letter.objects.none()


def lines_saying(letters: QuerySet[Letter], phrases: Collection[str]) -> QuerySet[Notice]:
    """Lines that wait for the weekly letter, in place of one of these letters or with one of the phrases."""
    found = reduce(or_, [Q(line__contains=phrase) for phrase in phrases], Q(letter__in=letters.order_by().values("pk")))
    return Notice.objects.filter(found, digest__isnull=True)


def letters_linking(path: str, words: Collection[str]) -> QuerySet[Letter]:
    """Those that lead to the page and hold one of the words: too short to be known by alone."""
    said = reduce(or_, [Q(html__contains=html.escape(word)) for word in words], Q(pk__in=()))
    return Letter.objects.filter(said, html__contains=f'{path}"').order_by("pk")


def lines_linking(path: str, words: Collection[str]) -> QuerySet[Notice]:
    """The same of lines that wait for the weekly letter."""
    said = reduce(or_, [Q(line__contains=word) for word in words], Q(pk__in=()))
    return Notice.objects.filter(said, link__endswith=path, digest__isnull=True)


def wants(person: Person, purpose: Purpose) -> dict[str, bool]:
    """For the page that says no: whether they get it now."""
    chosen = Wish.objects.filter(person=person, purpose=purpose.key).values_list("how", flat=True).first()
    return {"is_wanted": (chosen or purpose.proposed) != How.NEVER}
