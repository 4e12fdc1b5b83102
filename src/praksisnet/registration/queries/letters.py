"""The mails about one meeting: who got which, what became of it, and how many of the planned ones each has had."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Count, Max, Q, QuerySet
from django.db.models.functions import Coalesce

from praksisnet.journal.queries import kind_of
from praksisnet.meetings.models import Meeting
from praksisnet.notices.letters import COPIES, PLANNED_LIMIT, subject_key
from praksisnet.notices.models import Letter
from praksisnet.notices.purposes import SECRET, words_of
from praksisnet.notices.queries import STATES
from praksisnet.registration.models import Registration, Series


@dataclass(frozen=True, slots=True)
class PersonsMail:
    """How many planned mails somebody has had, and which."""

    name: str
    address: str
    planned: int
    kinds: Sequence[str]

    @property
    def is_full(self) -> bool:
        return self.planned >= PLANNED_LIMIT


def letters_about(meeting: Meeting) -> QuerySet[Letter]:
    """About the meeting, or somebody's registration for it or for all meetings, newest first; texts stay unread."""
    kind, pk = subject_key(meeting)
    here = Registration.objects.filter(meeting=meeting)
    about = Q(subject_kind=kind, subject_id=pk)
    about |= Q(subject_kind=kind_of(Registration()), subject_id__in=here.values("pk"))
    about |= Q(subject_kind=kind_of(Series()), subject_id__in=here.filter(series__isnull=False).values("series"))
    found = Letter.objects.filter(about).exclude(purpose__in=SECRET).annotate(has_text=~Q(text=""))
    return found.defer("text", "html", "calendar").select_related("to_person").order_by("-queued_at", "-pk")


def letters_like(letters: QuerySet[Letter], *, state: str = "", kind: str = "", q: str = "") -> QuerySet[Letter]:
    """``state``: a key of STATES; ``kind``: a purpose; ``q``: a part of the name or address."""
    found = letters.filter(STATES[state]) if state in STATES else letters
    if kind:
        found = found.filter(purpose=kind)
    if q.strip():
        words = q.strip()[:100].replace("\x00", "").lower()
        found = found.filter(Q(to_person__folded__contains=words) | Q(to_address__contains=words))
    return found


def letter_counts(letters: QuerySet[Letter]) -> Mapping[str, int]:
    found: dict[str, int] = letters.order_by().aggregate(**{name: Count("pk", filter=q) for name, q in STATES.items()})
    return found


def letter_kinds(letters: QuerySet[Letter]) -> list[tuple[str, str, int]]:
    """Purpose, words and number of those there are, by the words."""
    rows = letters.order_by().values_list("purpose").annotate(Max("urgency"), Count("pk"))
    return sorted(((key, words_of(key, urgency), number) for key, urgency, number in rows), key=lambda row: row[1])


def planned_mail(meeting: Meeting) -> QuerySet[Any]:
    """One row a person: address, name, how many planned mails; the most first. For ``page_of``."""
    had = _planned(meeting).order_by().values("to_address")
    rows: QuerySet[Any] = had.annotate(
        name=Coalesce(Max("to_person__name"), "to_address", output_field=CharField()), planned=Count("pk")
    )
    return rows.order_by("-planned", "name").values_list("to_address", "name", "planned")


def persons_mail(meeting: Meeting, rows: Sequence[tuple[str, str, int]]) -> list[PersonsMail]:
    """With which mails they were, in the order they left."""
    kinds: dict[str, list[str]] = {}
    letters = _planned(meeting).filter(to_address__in=[row[0] for row in rows])
    for address, purpose, urgency in letters.order_by("due_at", "pk").values_list("to_address", "purpose", "urgency"):
        kinds.setdefault(address, []).append(words_of(purpose, urgency))
    return [PersonsMail(name, address, number, kinds.get(address, [])) for address, name, number in rows]


def copied_ids(letters: Sequence[Letter]) -> set[int]:
    """Which of these were sent again since."""
    ids = [letter.pk for letter in letters]
    kinds = {letter.purpose for letter in letters}
    versions = Letter.objects.filter(version__lt=0, purpose__in=kinds).values_list("version", flat=True)
    return {-version // COPIES for version in versions} & set(ids)


def _planned(meeting: Meeting) -> QuerySet[Letter]:
    key = "{}:{}".format(*subject_key(meeting))
    return Letter.objects.filter(budget_key=key, budget_place__isnull=False)
