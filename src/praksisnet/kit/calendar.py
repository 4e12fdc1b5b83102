"""Calendar files (RFC 5545): an appointment sent to one person, taken back, or a list to subscribe to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from email.utils import parseaddr
from enum import StrEnum
from functools import cache

from django.conf import settings
from icalendar import Calendar, Event, Timezone, vCalAddress, vText

from praksisnet.kit import clock
from praksisnet.kit.quiet import is_quiet

PRODUCT = "-//Praksisnet//Praksisnet//DA"
# The rules of summer time that a calendar needs; a whole century of them would be 60 kB in every mail.
FIRST_DAY, LAST_DAY = date(2020, 1, 1), date(2037, 1, 1)
_END = b"END:VCALENDAR\r\n"
REFRESHED = timedelta(hours=1)  # how often a calendar that subscribes is asked to look again
# Outlook shows a date that may still move as tentative by this only.
BUSY = {"CONFIRMED": "BUSY", "TENTATIVE": "TENTATIVE", "CANCELLED": "FREE"}


class Status(StrEnum):
    CONFIRMED = "CONFIRMED"
    TENTATIVE = "TENTATIVE"  # a date that is announced, but may still move
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True)
class Attendee:
    address: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One appointment.

    ``uid`` stays the same for its whole life, ``sequence`` grows by one with every change that a
    calendar must take over, ``changed_at`` is the moment of that change. Times are aware.
    """

    uid: str
    sequence: int
    changed_at: datetime
    title: str
    start: datetime
    end: datetime
    location: str = ""
    text: str = ""
    url: str = ""
    status: Status = Status.CONFIRMED
    attendee: Attendee | None = None


def request(entry: Entry) -> bytes:
    """The appointment as an invitation or a change of it (METHOD:REQUEST)."""
    return _calendar("REQUEST", [entry])


def cancel(entry: Entry) -> bytes:
    """Takes the appointment out of the calendar (METHOD:CANCEL); ``sequence`` must have grown."""
    return _calendar("CANCEL", [entry])


def publish(entries: Iterable[Entry], name: str) -> bytes:
    """A calendar to download or subscribe to (METHOD:PUBLISH). It names no person: the organizer is the product."""
    return _calendar("PUBLISH", entries, name)


def _calendar(method: str, entries: Iterable[Entry], name: str = "") -> bytes:
    if is_quiet():
        return b""
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", method)
    if name:
        made.add("x-wr-calname", name)
        made.add("refresh-interval", REFRESHED, {"VALUE": "DURATION"})
        made.add("x-published-ttl", REFRESHED)
    for entry in entries:
        made.add_component(_event(entry, method))
    # What is said of the calendar itself, then the rules of summer time, then the appointments.
    head, begins, rest = bytes(made.to_ical()).partition(b"BEGIN:VEVENT\r\n")
    if not begins:  # nothing to show yet
        head, begins = head.removesuffix(_END), _END
    return b"".join([head, _summer_time(), begins, rest])


@cache
def _summer_time() -> bytes:
    """Written once a process: it is most of a file, and the same in all of them."""
    return bytes(Timezone.from_tzid("Europe/Copenhagen", first_date=FIRST_DAY, last_date=LAST_DAY).to_ical())


def _event(entry: Entry, method: str) -> Event:
    made = Event()
    made.add("uid", entry.uid)
    made.add("sequence", entry.sequence)
    made.add("dtstamp", entry.changed_at)
    made.add("last-modified", entry.changed_at)
    made.add("dtstart", entry.start.astimezone(clock.COPENHAGEN))
    made.add("dtend", entry.end.astimezone(clock.COPENHAGEN))
    made.add("summary", entry.title)
    for field, value in (("location", entry.location), ("description", entry.text), ("url", entry.url)):
        if value:
            made.add(field, value)
    status = Status.CANCELLED if method == "CANCEL" else entry.status
    made.add("status", status.value)
    made.add("transp", "TRANSPARENT" if status is Status.CANCELLED else "OPAQUE")
    made.add("x-microsoft-cdo-busystatus", BUSY[status])
    made.add("organizer", _organizer())
    if entry.attendee and method != "PUBLISH":
        made.add("attendee", _guest(entry.attendee, status))
    return made


def _organizer() -> vCalAddress:
    sender = vCalAddress(f"mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}")
    sender.params["CN"] = vText("Praksisnet")
    return sender


def _guest(attendee: Attendee, status: Status) -> vCalAddress:
    """Answers go through the product's own pages, so no calendar program needs to ask for one."""
    guest = vCalAddress(f"mailto:{attendee.address}")
    guest.params["CN"] = vText(attendee.name or attendee.address)
    said = "TENTATIVE" if status is Status.TENTATIVE else "ACCEPTED"
    guest.params["PARTSTAT"], guest.params["RSVP"] = vText(said), vText("FALSE")
    return guest
