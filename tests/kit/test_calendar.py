from datetime import UTC, datetime, timedelta

from icalendar import Calendar

from praksisnet.kit import calendar
from praksisnet.kit.calendar import Status
from tests.kit.calendars import entry


def read(data: bytes) -> tuple[Calendar, list]:
    parsed = Calendar.from_ical(data)
    return parsed, parsed.walk("VEVENT")


def test_request_reads_back_as_it_was_written():
    parsed, [event] = read(calendar.request(entry()))

    assert parsed["METHOD"] == "REQUEST"
    assert (event["UID"], event["SEQUENCE"], event["STATUS"]) == ("meeting-7@praksisnet.example", 2, "CONFIRMED")
    assert event["SUMMARY"] == "Praksisnet: møde i Netværk Sjælland"
    assert event["DESCRIPTION"] == entry().text
    assert (event.start, event.end) == (entry().start, entry().end)
    assert event["ATTENDEE"] == "mailto:mette@koege.example"
    assert event["ATTENDEE"].params["CN"] == "Mette Kjær, Køge"


def test_request_speaks_of_copenhagen_and_brings_its_rules():
    parsed, [event] = read(calendar.request(entry()))

    assert [zone["TZID"] for zone in parsed.walk("VTIMEZONE")] == ["Europe/Copenhagen"]
    assert event["DTSTART"].params["TZID"] == "Europe/Copenhagen"
    assert event.start.utcoffset() == timedelta(hours=1)


def test_summer_meetings_stand_in_summer_time():
    summer = entry(start=datetime(2027, 6, 3, 7, tzinfo=UTC), end=datetime(2027, 6, 3, 8, tzinfo=UTC))

    assert b"DTSTART;TZID=Europe/Copenhagen:20270603T090000" in calendar.request(summer)


def test_cancel_takes_the_appointment_out():
    parsed, [event] = read(calendar.cancel(entry(sequence=3)))

    assert (parsed["METHOD"], event["STATUS"], event["SEQUENCE"]) == ("CANCEL", "CANCELLED", 3)


def test_an_announced_date_is_tentative():
    _parsed, [event] = read(calendar.request(entry(status=Status.TENTATIVE)))

    assert (event["STATUS"], event["ATTENDEE"].params["PARTSTAT"]) == ("TENTATIVE", "TENTATIVE")


def test_publish_names_nobody():
    parsed, events = read(calendar.publish([entry(), entry(uid="meeting-8@praksisnet.example")], "Mine møder"))

    assert (parsed["METHOD"], parsed["X-WR-CALNAME"], len(events)) == ("PUBLISH", "Mine møder", 2)
    assert [("ATTENDEE" in event, event["ORGANIZER"].params["CN"]) for event in events] == [(False, "Praksisnet")] * 2


def test_lines_are_folded_at_75_bytes():
    lines = calendar.request(entry()).split(b"\r\n")

    assert max(len(line) for line in lines) <= 75


def test_the_same_entry_gives_the_same_file():
    assert calendar.request(entry()) == calendar.request(entry())
