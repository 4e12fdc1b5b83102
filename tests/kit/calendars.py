"""A meeting as it stands in a calendar file."""

from datetime import UTC, datetime

from praksisnet.kit.calendar import Attendee, Entry

CHANGED = datetime(2026, 11, 21, 10, tzinfo=UTC)


def entry(**changes) -> Entry:
    given = {
        "uid": "meeting-7@praksisnet.example",
        "sequence": 2,
        "changed_at": CHANGED,
        "title": "Praksisnet: møde i Netværk Sjælland",
        "start": datetime(2026, 12, 3, 8, 30, tzinfo=UTC),
        "end": datetime(2026, 12, 3, 14, 30, tzinfo=UTC),
        "location": "Absalon, Trekroner Forskerpark 4, Roskilde",
        "text": "Hvad betyder den nye model for aftalerne med plejefamilierne; og hvordan taler vi om den?\n" * 3,
        "url": "https://praksisnet.example/meetings/7/",
        "attendee": Attendee("mette@koege.example", "Mette Kjær, Køge"),
    }
    return Entry(**{**given, **changes})
