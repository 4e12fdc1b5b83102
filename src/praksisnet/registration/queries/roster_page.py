"""One page of the facilitator's list as plain values: no row of it costs a statement, and none a look at a model."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from praksisnet.kit.paging import Page
from praksisnet.kit.prepared import prepared
from praksisnet.meetings.models import Meeting, Session
from praksisnet.meetings.words import Mode, SessionKind
from praksisnet.organisations.models import Organisation
from praksisnet.registration import rules
from praksisnet.registration.models import Place, Registration, Wish
from praksisnet.registration.queries.figures import Figures, figures_of
from praksisnet.registration.queries.roster import QUEUE, Wanted, group_counts, queue_numbers, roster
from praksisnet.registration.words import Deed, State

SIZE, WHOLE = 100, 5000
_ROW = (
    "pk", "person__name", "person__title", "municipality__name", "state", "mode", "queued_at", "is_visitor",
    "confirm_by_at", "confirmed_at", "offer_ends_at", "put_first_at",
)  # fmt: skip


@dataclass(slots=True)
class Line:
    """One registration in the list."""

    pk: int
    name: str
    title: str
    municipality: str
    state: str
    mode: str
    queued_at: datetime
    is_visitor: bool
    confirm_by_at: datetime | None
    confirmed_at: datetime | None
    offer_ends_at: datetime | None
    put_first_at: datetime | None
    workshops: list[str] = field(default_factory=list)
    number: int | None = None

    @property
    def is_silent(self) -> bool:
        return self.confirm_by_at is not None and self.confirmed_at is None


@dataclass(frozen=True, slots=True)
class RosterPage:
    """``counts`` by tab and filter; ``municipalities`` and ``workshops`` are what can be chosen, as (id, name)."""

    meeting: Meeting
    figures: Figures
    wanted: Wanted
    page: Page[Any]
    counts: Mapping[str, int]
    municipalities: Sequence[tuple[int, str]]
    workshops: Sequence[Session]
    modes: Sequence[Mode]
    all_chosen: bool
    is_whole: bool  # on one page, to print

    @property
    def tabs(self) -> list[str]:
        """The four there always are, and who came once that is marked."""
        marked = ["attended", "no_show"] if self.counts["attended"] or self.counts["no_show"] else []
        return ["coming", *marked, "waiting", "cancelled", "all"]

    @property
    def can_mark(self) -> bool:
        meeting = self.meeting
        return bool(meeting.published_at) and not meeting.cancelled_at and rules.has_begun(meeting)

    @property
    def can_move(self) -> bool:
        return rules.moves_on(self.meeting)

    @property
    def can_change(self) -> bool:
        return rules.takes_place(self.meeting)

    @property
    def lead(self) -> str:
        """“23 registered from 14 municipalities. 4 wait.”"""
        figures = self.figures
        if figures.is_marked:
            counts = {"attended": figures.attended, "absent": figures.no_shows}
            said = [_("%(attended)s attended, %(absent)s did not.") % counts]
        else:
            said = [f"{figures.said}." if figures.registered else _("Nobody is registered yet.")]
        if figures.asked:
            asked = ngettext(
                "%(count)s is asked whether to come.", "%(count)s are asked whether to come.", figures.asked
            )
            said.append(asked % {"count": figures.asked})
        if figures.waiting:
            waiting = ngettext(
                "%(count)s is on the waiting list.", "%(count)s are on the waiting list.", figures.waiting
            )
            said.append(waiting % {"count": figures.waiting})
        return " ".join(said)

    @property
    def deeds(self) -> list[Deed]:
        """What can be done with those who are chosen, at this moment."""
        found = [Deed.MAIL, Deed.DOWNLOAD]
        if self.can_change:
            found += [Deed.WORKSHOP, Deed.CANCEL] if self.workshops else [Deed.CANCEL]
        return [*found, Deed.ATTENDED, Deed.NO_SHOW] if self.can_mark else found

    @property
    def columns(self) -> list[tuple[str, str]]:
        """What each is sorted by (empty: not), and its heading."""
        number = [(QUEUE, pgettext("queue", "Number"))] if self.wanted.state == "waiting" else []
        named = [("name", _("Name")), ("municipality", _("Municipality")), ("", _("Workshop")), ("state", _("State"))]
        return [*number, *named, ("newest", _("Since"))]

    @property
    def sort_choices(self) -> list[tuple[str, str]]:
        usual = "" if self.wanted.state == "waiting" else "municipality"
        words = {
            "name": _("Name"),
            "municipality": _("Municipality"),
            "state": _("State"),
            "newest": _("Newest first"),
            "oldest": _("Oldest first"),
        }
        return [(key, word) for key, word in words.items() if key != usual]

    @property
    def workshop_choices(self) -> list[tuple[int, str]]:
        return [(one.pk, f"{one.letter}. {one.title}" if one.letter else one.title) for one in self.workshops]

    @property
    def mode_choices(self) -> list[tuple[str, Any]]:
        return [(mode.value, mode.label) for mode in self.modes]

    def sorted_by(self, sort: str) -> str:
        return self.wanted.with_(sort=sort)


def roster_rows(meeting: Meeting, wanted: Wanted) -> QuerySet[Any]:
    """The plain values of the rows that fit, for ``page_of``."""
    return roster(meeting, wanted).values_list(*_ROW)


def roster_page(
    meeting: Meeting, wanted: Wanted, page: Page[Any], *, all_chosen: bool = False, is_whole: bool = False
) -> RosterPage:
    """Seven statements, however many rows."""
    lines = [Line(*row) for row in page]
    _add_workshops(lines)
    if any(line.state == State.WAITING for line in lines):
        numbers = queue_numbers(meeting)
        for line in lines:
            line.number = numbers.get(line.pk)
    return RosterPage(
        meeting=meeting,
        figures=figures_of([meeting.pk])[meeting.pk],
        wanted=wanted,
        page=Page(lines, page.number, page.pages, page.total, wanted.query),
        counts=group_counts(meeting),
        municipalities=_municipalities(meeting.pk),
        workshops=_workshops(meeting.pk),
        modes=[Mode(mode) for mode in _modes(meeting.pk)],
        all_chosen=all_chosen,
        is_whole=is_whole,
    )


@prepared
def _modes(meeting_id: int) -> QuerySet[Registration, str]:
    found = Registration.objects.filter(meeting=meeting_id).order_by("-mode")
    return found.values_list("mode", flat=True).distinct()


@prepared
def _workshops(meeting_id: int) -> QuerySet[Session]:
    found = Session.objects.filter(meeting=meeting_id, kind=SessionKind.WORKSHOP)
    return found.order_by("block", "position", "pk")


@prepared
def _municipalities(meeting_id: int) -> QuerySet[Organisation, tuple[int, str]]:
    """Those somebody is registered for, in Danish order."""
    ids = Registration.objects.filter(meeting=meeting_id).values("municipality")
    return Organisation.objects.filter(pk__in=ids).order_by("sort_name", "pk").values_list("pk", "name")


def _add_workshops(lines: Sequence[Line]) -> None:
    """Where one has a place; who waits has only wishes."""
    by_pk = {line.pk: line for line in lines}
    waiting = [line.pk for line in lines if line.state in {State.WAITING, State.OFFERED}]
    wanted = ("registration_id", "session__letter", "session__title")
    places = Place.objects.filter(registration__in=by_pk).order_by("block").values_list(*wanted)
    wishes = Wish.objects.filter(registration__in=waiting).order_by("session__block", "rank").values_list(*wanted)
    for pk, letter, title in [*places, *(wishes if waiting else ())]:
        by_pk[pk].workshops.append(f"{letter}. {title}" if letter else title)
