"""Reads a calendar file back and says what RFC 5545 and RFC 5546 do not allow: in the bytes, then in what they mean."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import lru_cache
from typing import Any

import pytest
from icalendar import Calendar, Event

from praksisnet.guard.text import find_cpr
from praksisnet.notices.message import message_for
from praksisnet.notices.models import Letter

ONCE = ("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "SEQUENCE", "STATUS", "ORGANIZER", "LOCATION", "DESCRIPTION")
NEEDED = ("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "SEQUENCE", "STATUS", "ORGANIZER")
TEXTS = ("SUMMARY", "LOCATION", "DESCRIPTION")
# RFC 5546, 3.2.1, 3.2.2 and 3.2.5: what a STATUS may be. Each file is one person's, so who is taken off has no event.
STATUSES = {
    "REQUEST": {"CONFIRMED", "TENTATIVE"},
    "CANCEL": {"CANCELLED"},
    "PUBLISH": {"CONFIRMED", "TENTATIVE", "CANCELLED"},
}
END = b"END:VCALENDAR\r\n"
_LOOSE = re.compile(r"(?<!\\)(?:\\\\)*[,;]|\\(?![\\,;nN])")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@lru_cache(maxsize=1000)
def read(data: bytes) -> Any:
    """Parsed once, though several rules look at it."""
    return Calendar.from_ical(data)


def faults_of(data: bytes) -> list[str]:
    """What is wrong with one file; empty when nothing is."""
    found = _in_bytes(data)
    try:
        parsed = read(data)
    except ValueError as error:
        return [*found, f"cannot be read: {error}"]
    if not isinstance(parsed, Calendar):
        return [*found, "is no VCALENDAR"]
    return [*found, *_in_calendar(parsed)]


def files_of(letter: Letter) -> list[bytes]:
    """A letter's files: several entries stand one after the other in one stream (RFC 5545, 3.4)."""
    parts = bytes(letter.calendar or b"").split(END)
    return [part + END for part in parts[:-1]] + [part for part in parts[-1:] if part]


def faults_of_letter(letter: Letter) -> list[str]:
    """Of a letter's files, and of how the mail carries them: the method of each is the file's (RFC 6047, 2.4)."""
    files = {data.replace(b"\r\n", b"\n").strip(): data for data in files_of(letter)}
    parts = [part for part in message_for(letter).walk() if part.get_content_type() == "text/calendar"]
    carried, found = set(), [] if parts else ["the mail carries no text/calendar"]
    for part in parts:
        data = part.get_payload(decode=True).replace(b"\r\n", b"\n").strip()
        carried.add(data)
        if data not in files:
            found.append("the mail carries another file")
        elif part["Content-Type"].params.get("method") != (method := _method_of(files[data])):
            found.append(f"the mail does not say method={method}")
    if len(carried) < len(files):
        found.append("the mail does not carry every file")
    return [*(fault for data in files.values() for fault in faults_of(data)), *found]


def _method_of(data: bytes) -> str:
    return str(read(data).get("METHOD"))


def faults_in_order(letters: Iterable[Letter]) -> list[str]:
    """Of all letters in the order they were written: to one person, one UID only ever rises. Copies are the same."""
    highest: dict[tuple[str, str], int] = {}
    found = []
    for letter in letters:
        if letter.version < 0:
            continue
        for event in [one for data in files_of(letter) for one in read(data).walk("VEVENT")]:
            key = letter.to_address, str(event["UID"])
            if event["SEQUENCE"] <= highest.get(key, -1):
                found.append(f"{letter.purpose}: SEQUENCE {event['SEQUENCE']} after {highest[key]}")
            highest[key] = max(event["SEQUENCE"], highest.get(key, -1))
    return found


def faults_of_outbox() -> list[str]:
    """Of every file in the outbox, each with the letter's purpose."""
    letters = list(Letter.objects.exclude(calendar=None).order_by("pk"))
    each = [f"{one.purpose}: {fault}" for one in letters for fault in faults_of_letter(one)]
    return [*each, *faults_in_order(letters)]


def _in_bytes(data: bytes) -> list[str]:
    found = []
    lines = data.split(b"\r\n")
    if lines[-1] or not data:
        found.append("does not end with CRLF")
    if any(b"\n" in line or b"\r" in line for line in lines):
        found.append("breaks a line without CRLF")
    if any(len(line) > 75 for line in lines):
        found.append("a line is longer than 75 octets")
    try:
        text = data.decode()
        for line in lines:
            line.decode()
    except UnicodeDecodeError:
        return [*found, "a letter is cut in two, or is not UTF-8"]
    return found + _in_text(text.replace("\r\n ", "").replace("\r\n\t", ""))


def _in_text(unfolded: str) -> list[str]:
    found = []
    for line in unfolded.split("\r\n"):
        name, _colon, value = line.partition(":")
        if name.partition(";")[0].upper() in TEXTS and _LOOSE.search(value):
            found.append(f"{name}: a comma, semicolon or backslash is not escaped")
        if _CONTROL.search(line):
            found.append(f"{name}: a control character")
    return found


def _in_calendar(parsed: Calendar) -> list[str]:
    found = [f"{name} is not there once" for name in ("PRODID", "VERSION") if not _is_once(parsed, name)]
    if parsed.get("VERSION") != "2.0":
        found.append("VERSION is not 2.0")
    method, events = str(parsed.get("METHOD", "")), parsed.walk("VEVENT")
    if method not in STATUSES:
        return [*found, f"METHOD is {method!r}"]
    uids = [str(event.get("UID")) for event in events]
    if len(set(uids)) < len(uids):
        found.append("two events have one UID")
    if method != "PUBLISH" and len(events) != 1:
        found.append(f"{method} with {len(events)} events")
    zones = _zones(parsed, found)
    for event in events:
        found += _in_event(event, method, zones)
    return found


def _zones(parsed: Calendar, found: list[str]) -> set[str]:
    zones = set()
    for zone in parsed.walk("VTIMEZONE"):
        zones.add(str(zone.get("TZID")))
        parts = [part for part in zone.subcomponents if part.name in {"STANDARD", "DAYLIGHT"}]
        whole = all(name in part for part in parts for name in ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO"))
        if not parts or not whole:
            found.append("VTIMEZONE says no rules")
    return zones


def _in_event(event: Event, method: str, zones: set[str]) -> list[str]:
    found = [f"{name} is missing" for name in NEEDED if name not in event]
    found += [f"{name} is there twice" for name in ONCE if name in event and not _is_once(event, name)]
    if found or event.errors:
        return [*found, *(f"{name} cannot be read: {said}" for name, said in event.errors)]
    found += _in_times(event, zones)
    if event["SEQUENCE"] < 0:
        found.append("SEQUENCE is below 0")
    if event["STATUS"] not in STATUSES[method]:
        found.append(f"STATUS {event['STATUS']} in a {method}")
    guests = event.get("ATTENDEE", [])
    number = len(guests) if isinstance(guests, list) else 1
    if number != (0 if method == "PUBLISH" else 1):
        found.append(f"{method} with {number} attendees")
    found += [f"{name} is no mailto:" for name in ("ORGANIZER", "ATTENDEE") if not _is_address(event.get(name))]
    said = " ".join(str(event[name]) for name in TEXTS if name in event)
    if find_cpr(said):
        found.append("holds a CPR number")
    return found


def _in_times(event: Event, zones: set[str]) -> list[str]:
    found = []
    for name in ("DTSTART", "DTEND"):
        zone = event[name].params.get("TZID")
        if zone and zone not in zones:
            found.append(f"{name} is in {zone}, which no VTIMEZONE explains")
        if not isinstance(event[name].dt, datetime) or event[name].dt.tzinfo is None:
            found.append(f"{name} has no time zone")
    if found:
        return found
    if event["DTEND"].dt <= event["DTSTART"].dt:
        found.append("DTEND is not after DTSTART")
    if not event["DTSTAMP"].to_ical().endswith(b"Z"):
        found.append("DTSTAMP is not in UTC")
    return found


def _is_once(component: Any, name: str) -> bool:
    return name in component and not isinstance(component[name], list)


def _is_address(value: Any) -> bool:
    values = value if isinstance(value, list) else [value] if value is not None else []
    return all(str(one).lower().startswith("mailto:") and "@" in str(one) for one in values)


@pytest.fixture(autouse=True)
def _calendar_files_follow_the_rules(request: pytest.FixtureRequest) -> Iterator[None]:
    """Where this is imported, every calendar file that a test has put into the outbox is read back at its end."""
    database = next((name for name in ("transactional_db", "db") if name in request.fixturenames), "")
    if database:
        request.getfixturevalue(database)  # taken before, so that it is there still
    yield
    if database:
        assert faults_of_outbox() == []
