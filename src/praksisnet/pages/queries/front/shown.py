"""The pieces of the front page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from praksisnet.adaptation.queries import ChangesPanel, NeedsPanel
from praksisnet.following.queries import Attending
from praksisnet.kit import clock
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.queries import where
from praksisnet.networks.models import Network, Programme
from praksisnet.networks.words import Coverage
from praksisnet.news.queries import NewsPanel
from praksisnet.pages.queries.waiting import Waiting
from praksisnet.people.models import Person
from praksisnet.practice.queries import MyTrials
from praksisnet.registration import rules as registration
from praksisnet.registration.models import Registration
from praksisnet.registration.queries import Figures
from praksisnet.registration.words import State, Window


@dataclass(frozen=True, slots=True)
class Coming:
    """A meeting that is still to come, and where the reader stands there."""

    meeting: Meeting
    registration: Registration | None
    window: Window
    figures: Figures | None = None  # for those who run it

    @classmethod
    def of(cls, meeting: Meeting, mine: Mapping[int, Registration], figures: Figures | None = None) -> "Coming":
        return cls(meeting, mine.get(meeting.pk), registration.window_of(meeting), figures)

    @property
    def starts_at(self) -> datetime:
        """Meetings that are known have a date."""
        return self.meeting.starts_at or clock.now()

    @property
    def address(self) -> str:
        return reverse("pages:meeting", args=[self.meeting.pk])

    @property
    def place(self) -> str:
        return where(self.meeting)

    @property
    def is_open(self) -> bool:
        """The reader can register now."""
        return self.window is Window.OPEN and self.registration is None

    @property
    def days(self) -> int:
        return (self.starts_at.astimezone(clock.COPENHAGEN).date() - clock.today()).days

    @property
    def workshops(self) -> str:
        """“workshop B, Aftaler på tværs”, once there is a place in one."""
        return " · ".join(
            _("workshop %(letter)s, %(title)s") % {"letter": one.letter, "title": one.title}
            if one.letter
            else str(one.title)
            for one in getattr(self.registration, "workshops", [])
        )

    @property
    def status(self) -> tuple[str, str, str]:
        """Kind, icon and words of where the reader stands."""
        if self.registration:
            if self.registration.state == State.OFFERED:
                return ("warn", "time", _("We have a place for you"))
            waits = self.registration.state == State.WAITING
            return ("warn", "time", _("On the waiting list")) if waits else ("ok", "success", _("You are registered"))
        if self.window is Window.UNPUBLISHED:
            return ("info", "calendar-month", _("Date announced: save the date"))
        if self.window is Window.OPEN:
            return ("warn", "time", _("You are not registered"))
        is_early = self.window is Window.EARLY
        return ("info", "info", _("Registration is not open yet") if is_early else _("Registration is closed"))


@dataclass(frozen=True, slots=True)
class NewThing:
    """Something that came: a resource of the library, an invitation."""

    at: datetime
    title: str
    href: str
    detail: str
    is_new: bool = False  # since the reader was here last


@dataclass(frozen=True, slots=True)
class NetworkLine:
    """One network of a programme; ``href`` is empty for who may not see its people."""

    name: str
    href: str
    taking_part: int
    total: int


@dataclass(slots=True)
class Front:
    """``next`` is the tinted block, and nothing in it is counted: the lead counts ``waiting``.

    ``network`` is set when there is one only; ``coverage`` when one programme is run or owned, or only one of them
    runs; ``others`` are then the rest. ``news`` is what programmes tell, ``new`` what else came.
    """

    title: str = ""
    eyebrow: str = ""
    state: str = ""
    waiting: list[Waiting] = field(default_factory=list)
    next: Coming | None = None
    coming: Sequence[Coming] = ()
    seen: Attending = field(default_factory=Attending)
    news: NewsPanel | None = None
    new: Sequence[NewThing] = ()
    needs: NeedsPanel | None = None
    changes: ChangesPanel | None = None
    trials: MyTrials | None = None
    network: Network | None = None
    networks: Sequence[Network] = ()
    facilitators: Sequence[Person] = ()
    programme: Programme | None = None
    programmes: Sequence[Programme] = ()
    others: Sequence[Programme] = ()
    counts: Mapping[Coverage, int] | None = None
    figures: list[tuple[str, str, str]] = field(default_factory=list)
    lines: Sequence[NetworkLine] = ()
    runs: bool = False
    reads_along: bool = False  # and has no other part here

    @property
    def later(self) -> Sequence[Coming]:
        """The meetings after the one that stands in the tinted block."""
        return [one for one in self.coming if one is not self.next]

    @property
    def days(self) -> str:
        """How long it is to the next meeting, as a sentence; without one, empty where there are several networks."""
        if self.next is None:
            return _("No date is set for the next meeting yet.") if self.network else ""
        days = self.next.days
        if days <= 0:
            return _("There is a meeting today.")
        if self.next.meeting.network is None:
            said = ngettext(
                "There is %(n)s day until %(title)s.", "There are %(n)s days until %(title)s.", days
            )  # fmt: skip
            return said % {"n": days, "title": self.next.meeting.title}
        return ngettext(
            "There is %(n)s day until the next network meeting.",
            "There are %(n)s days until the next network meeting.",
            days,
        ) % {"n": days}
