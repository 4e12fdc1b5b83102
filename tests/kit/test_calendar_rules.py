"""The reader of calendar files finds what is planted in them; else its silence about ours would say nothing."""

import pytest

from praksisnet.kit import calendar
from praksisnet.kit.calendar import Status
from praksisnet.notices.models import Letter
from tests.calendar_rules import faults_in_order, faults_of
from tests.guard.numbers import some_number
from tests.kit.calendars import entry

LONG = b"SUMMARY:Praksisnet: " + b"x" * 80 + b"\r\n"
# What is put in for what, and the fault that must be found.
PLANTED = [
    (b"\r\n", b"\n", "does not end with CRLF"),
    (b"VERSION:2.0\r\n", b"VERSION:2.0\n", "breaks a line without CRLF"),
    (b"VERSION:2.0\r\n", b"", "VERSION is not there once"),
    (b"STATUS:CONFIRMED\r\n", b"STATUS:CONFIRMED\r\n" + LONG, "a line is longer than 75 octets"),
    (b"STATUS:CONFIRMED\r\n", b"", "STATUS is missing"),
    (b"STATUS:CONFIRMED", b"STATUS:CANCELLED", "STATUS CANCELLED in a REQUEST"),
    (b"METHOD:REQUEST", b"METHOD:INVITE", "METHOD is 'INVITE'"),
    (b"METHOD:REQUEST", b"METHOD:PUBLISH", "PUBLISH with 1 attendees"),
    (b"UID:meeting-7@praksisnet.example\r\n", b"", "UID is missing"),
    (b"SEQUENCE:2\r\n", b"", "SEQUENCE is missing"),
    (b"SEQUENCE:2", b"SEQUENCE:-2", "SEQUENCE is below 0"),
    (b"DTSTAMP:20261121T100000Z", b"DTSTAMP:20261121T100000", "DTSTAMP is not in UTC"),
    (b"T153000", b"T083000", "DTEND is not after DTSTART"),
    (b"TZID:Europe/Copenhagen", b"TZID:Europa", "DTSTART is in Europe/Copenhagen, which no VTIMEZONE explains"),
    (b"LOCATION:Absalon\\,", b"LOCATION:Absalon,", "LOCATION: a comma, semicolon or backslash is not escaped"),
    (b"ORGANIZER;CN=Praksisnet:mailto:", b"ORGANIZER;CN=Praksisnet:", "ORGANIZER is no mailto:"),
    (b"LOCATION:Absalon", b"LOCATION:" + some_number().encode(), "holds a CPR number"),
    (b"LOCATION:Absalon", b"LOCATION:\x07Absalon", "LOCATION: a control character"),
]


def test_what_the_product_makes_is_without_fault():
    files = [
        calendar.request(entry()),
        calendar.request(entry(status=Status.TENTATIVE)),
        calendar.cancel(entry(sequence=3)),
        calendar.publish([entry(), entry(uid="meeting-8@praksisnet.example")], "Mine møder"),
    ]

    assert [faults_of(data) for data in files] == [[], [], [], []]


@pytest.mark.parametrize(("right", "wrong", "fault"), PLANTED, ids=[fault for _right, _wrong, fault in PLANTED])
def test_a_planted_fault_is_found(right, wrong, fault):
    data = calendar.request(entry())
    assert right in data

    assert fault in faults_of(data.replace(right, wrong))


def test_two_events_of_one_uid_are_found():
    assert "two events have one UID" in faults_of(calendar.publish([entry(), entry()], "Mine møder"))


def test_a_sequence_that_does_not_rise_is_found():
    sent = [
        Letter(
            to_address="mette@koege.example", purpose=purpose, version=1, calendar=calendar.request(entry(**changes))
        )
        for purpose, changes in (("receipt", {"sequence": 3}), ("moved", {"sequence": 3}), ("again", {"sequence": 4}))
    ]

    assert faults_in_order(sent) == ["moved: SEQUENCE 3 after 3"]
