from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy


class Kind(models.TextChoices):
    NETWORK = "network", _("Network meeting")
    NATIONAL = "national", _("National meeting")
    DEVELOPMENT = "development", _("Development day")
    ONLINE = "online", _("Online meeting")


# The meetings that members come to, and that are counted; a development day is work between a few.
FOR_MEMBERS = (Kind.NETWORK, Kind.NATIONAL, Kind.ONLINE)


class State(models.TextChoices):
    """Where a meeting stands. Derived from its moments, never stored."""

    DRAFT = "draft", pgettext_lazy("meeting", "Draft")
    ANNOUNCED = "announced", _("Date announced")
    PUBLISHED = "published", pgettext_lazy("meeting", "Published")
    HELD = "held", pgettext_lazy("meeting", "Held")
    CANCELLED = "cancelled", pgettext_lazy("meeting", "Cancelled")


class SessionKind(models.TextChoices):
    TALK = "talk", _("Talk")
    PLENARY = "plenary", _("All together")
    WORKSHOP = "workshop", _("Workshop")
    PAUSE = "pause", _("Break")


class Mode(models.TextChoices):
    ONSITE = "onsite", _("On site")
    ONLINE = "online", pgettext_lazy("mode", "Online")


class ChangeKind(models.TextChoices):
    """What one press does to meetings whose date is known."""

    MOVE = "move", _("Move")
    CANCEL = "cancel", pgettext_lazy("meeting", "Cancel")
    ONLINE = "online", _("Hold online")


class Registered(models.TextChoices):
    """What becomes of the registrations when a meeting is moved or held online."""

    ASK = "ask", _("Keep the registrations, and ask everybody to confirm")
    KEEP = "keep", _("Keep the registrations without asking")
    DROP = "drop", _("Drop the registrations: who wants to come registers again")


# So long a change can be undone: then its mails leave.
UNDO_FOR = timedelta(minutes=10)

# What the tasks wait for: a date is set, the invitation has been sent, the summary is in.
DATED, PUBLISHED, CLOSED = "meetings.dated", "meetings.published", "meetings.closed"

SAVE_THE_DATE, INVITATION = "meetings.save_the_date", "meetings.invitation"
MOVED, CANCELLED = "meetings.moved", "meetings.cancelled"

# The purpose of the private links of speakers, and of the letter that brings one.
SPEAKING_LINK = "meetings.speaking"
MOST_NOTES = 6000
MANY_PEOPLE, MANY_WORKSHOPS = 100, 4  # from where on workshops are better given out by ranked wishes
MOST_LETTER_TEXT = 2000


@dataclass(frozen=True, slots=True)
class CorePart:
    """One part of a programme as it is planned; parallel workshops share a ``block`` and have a ``capacity`` each."""

    kind: SessionKind | str
    minutes: int
    title: str
    abstract: str = ""
    block: int | None = None
    capacity: int | None = None


@dataclass(frozen=True, slots=True)
class NewPlan:
    """What is to hold for one meeting. To cancel, nothing more is said; online needs the address only."""

    meeting_id: int
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    town: str = ""
    place: str = ""
    online_url: str = ""
    closes_at: datetime | None = None
    opens_at: datetime | None = None


def meetings_counted(number: int) -> str:
    return ngettext("%(n)s meeting", "%(n)s meetings", number) % {"n": number}


def rounds_counted(number: int) -> str:
    return ngettext("%(n)s round of meetings", "%(n)s rounds of meetings", number) % {"n": number}
