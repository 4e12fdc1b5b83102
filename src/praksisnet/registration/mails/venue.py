"""What the venue reads: numbers, and whom to ask. It is no user and has no link."""

from django.conf import settings
from django.utils.translation import override

from praksisnet.meetings.queries import where
from praksisnet.notices.letters import Draft, Urgency
from praksisnet.notices.mails import render
from praksisnet.people.models import Person
from praksisnet.registration.models import VenueReport
from praksisnet.registration.queries.venue import counts_in, difference


def venue_letter(report: VenueReport, before: VenueReport | None, asks: Person | None) -> Draft:
    """``before``: what it was told last; ``asks``: who may be asked about it."""
    meeting, language = report.meeting, settings.LANGUAGE_CODE
    with override(language):
        now = counts_in(report)
        changes = difference(counts_in(before), now) if before else []
    rendered = render(
        "registration/mail/venue.html",
        language,
        meeting=meeting,
        where=where(meeting),
        counts=now,
        changes=changes,
        note=report.counts.get("note", ""),
        asks=asks,
    )
    return Draft(
        to_address=meeting.venue_email,
        language=language,
        purpose="registration.venue",
        urgency=Urgency.RECEIPT,
        subject=report,
        title=rendered.title,
        text=rendered.text,
        html=rendered.html,
        drop_after_at=meeting.starts_at,
    )
