"""What the venue is told: how many come and what they need, as numbers. A name never goes, nor anybody's own words."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import ngettext

from praksisnet.meetings.models import Meeting
from praksisnet.meetings.words import Mode
from praksisnet.registration.models import Answer, Registration, VenueReport
from praksisnet.registration.queries.needs import COUNTED
from praksisnet.registration.words import OTHER, QUICK, QuestionKind

KEYS = [f"{kind}.{key}" for kind, quick in QUICK.items() for key in quick.values]


@dataclass(frozen=True, slots=True)
class Counts:
    """``needs`` by kind and choice, such as ``dietary.vegan``; none of them is zero."""

    people: int = 0
    needs: Mapping[str, int] = field(default_factory=dict)

    @property
    def rows(self) -> list[tuple[str, int]]:
        """Each need in words, in the order in which it is asked."""
        return [(_label(key), self.needs[key]) for key in KEYS if self.needs.get(key)]

    @property
    def kept(self) -> dict[str, Any]:
        return {"people": self.people, "needs": dict(sorted(self.needs.items()))}


@dataclass(frozen=True, slots=True)
class VenuePanel:
    """``changes``: since the venue was told last, in words; empty while it has been told nothing."""

    meeting: Meeting
    now: Counts
    reports: Sequence[VenueReport]
    changes: Sequence[str]

    @property
    def told(self) -> VenueReport | None:
        return self.reports[0] if self.reports else None

    @property
    def is_known(self) -> bool:
        """The venue knows how it is now."""
        return self.told is not None and not self.changes


def counts_of(meeting: Meeting) -> Counts:
    """Of those on site who have a place or are asked to take one: two statements."""
    there = {"meeting": meeting, "mode": Mode.ONSITE, "state__in": COUNTED}
    people = Registration.objects.filter(**there).count()
    answers = Answer.objects.filter(
        question__is_for_venue=True, **{f"registration__{name}": value for name, value in there.items()}
    )
    needs: Counter[str] = Counter()
    for answer in answers.select_related("question"):
        needs.update(f"{answer.question.kind}.{key}" for key in _keys(answer))
    return Counts(people, dict(needs))


def venue_panel(meeting: Meeting) -> VenuePanel:
    now, reports = counts_of(meeting), list(meeting.venue_reports.select_related("sent_by"))
    changes = difference(counts_in(reports[0]), now) if reports else []
    return VenuePanel(meeting, now, reports, changes)


def counts_in(report: VenueReport) -> Counts:
    return Counts(report.counts.get("people", 0), report.counts.get("needs", {}))


def difference(told: Counts, now: Counts) -> list[str]:
    """“2 more”, “1 vegetarian fewer”."""
    found = [_changed(str(abs(now.people - told.people)), now.people - told.people)]
    for key in KEYS:
        by = now.needs.get(key, 0) - told.needs.get(key, 0)
        found.append(_changed(counted(key, abs(by)), by))
    return [text for text in found if text]


def counted(key: str, number: int) -> str:
    """“1 vegetarian”, “2 who need a hearing loop”."""
    said = {
        "dietary.vegetarian": ngettext("%(count)s vegetarian", "%(count)s vegetarians", number),
        "dietary.vegan": ngettext("%(count)s vegan", "%(count)s vegans", number),
        "dietary.halal": ngettext("%(count)s halal", "%(count)s halal", number),
        "dietary.gluten_free": ngettext("%(count)s gluten free", "%(count)s gluten free", number),
        "dietary.lactose_free": ngettext("%(count)s lactose free", "%(count)s lactose free", number),
        "dietary.other": ngettext("%(count)s other diet", "%(count)s other diets", number),
        "access.step_free": ngettext("%(count)s without steps", "%(count)s without steps", number),
        "access.hearing_loop": ngettext("%(count)s with a hearing loop", "%(count)s with a hearing loop", number),
        "access.sign_language": ngettext("%(count)s with an interpreter", "%(count)s with an interpreter", number),
        "access.other": ngettext("%(count)s other access need", "%(count)s other access needs", number),
    }[key]
    return said % {"count": number}


def _changed(what: str, by: int) -> str:
    if by == 0:
        return ""
    said = ngettext("%(what)s more", "%(what)s more", by) if by > 0 else ngettext(
        "%(what)s fewer", "%(what)s fewer", -by
    )  # fmt: skip
    return said % {"what": what}


def _keys(answer: Answer) -> set[str]:
    """Own words count as “other”: the venue reads that there is one, the facilitator what it is."""
    return {*answer.picked, *([OTHER] if answer.text else [])}


def _label(key: str) -> str:
    kind, choice = key.split(".")
    if choice == OTHER:
        return counted(key, 2).split(" ", 1)[1].capitalize()
    return str(QUICK[QuestionKind(kind)](choice).label)
