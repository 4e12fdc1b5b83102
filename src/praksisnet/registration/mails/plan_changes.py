"""What those who are registered are told when their meeting is moved, cancelled or held online. No query a letter:
the registrations come with their workshops."""

from typing import Any

from django.utils.translation import override

from praksisnet.kit import calendar
from praksisnet.meetings.models import ChangedMeeting
from praksisnet.meetings.queries import was_of, where
from praksisnet.meetings.words import ChangeKind, Registered
from praksisnet.notices.letters import Draft, Urgency
from praksisnet.notices.mails import letter_to, render
from praksisnet.registration.mails.letters import Sent, answer_link
from praksisnet.registration.models import Registration
from praksisnet.registration.queries.entries import entry_of, sequence_of
from praksisnet.registration.queries.online import online_url
from praksisnet.registration.words import UNSEATED, State


def changed(registration: Registration, row: ChangedMeeting, *, is_dated: bool) -> Draft:
    """One mail and one calendar update. ``is_dated``: who waits has the date that was announced in the calendar."""
    change = row.change
    if change.kind == ChangeKind.CANCEL:
        return _letter("meeting_cancelled", registration, calendar.cancel, row=row, is_dated=is_dated)
    if change.registered == Registered.DROP:
        return _letter("dropped", registration, calendar.cancel, row=row, is_dated=is_dated)
    return _letter("moved", registration, calendar.request, row=row, is_dated=is_dated)


def undone(registration: Registration, *, is_dated: bool) -> Draft:
    """To somebody who got a receipt between a change and its undoing: what holds now."""
    return _letter("undone", registration, calendar.request, is_dated=is_dated)


def given_on(registration: Registration) -> Draft:
    """Who did not confirm in time has no place any more."""
    return _letter("given_on", registration, calendar.cancel)


def _letter(
    name: str, registration: Registration, sent: Sent, row: ChangedMeeting | None = None, *, is_dated: bool = False
) -> Draft:
    meeting, person = registration.meeting, registration.person
    was = getattr(registration, "was", registration.state)
    is_waiting, has_entry = was == State.WAITING, is_dated or was not in UNSEATED
    workshops = [place.session for place in getattr(registration, "workshops", [])]
    with override(person.language):
        context: dict[str, Any] = {"was": was_of(row)} if row else {}
        context |= {"where": where(meeting)}
    letter = render(
        f"registration/mail/{name}.html",
        person.language,
        registration=registration,
        meeting=meeting,
        person=person,
        change=row.change if row else None,
        link=answer_link(meeting, person),
        has_entry=has_entry,
        is_waiting=is_waiting,
        is_asked=was == State.OFFERED,
        confirms=getattr(registration, "confirms", False),
        joins=online_url(registration),
        workshops=workshops,
        **context,
    )
    return letter_to(
        person,
        letter,
        purpose=f"registration.{name}",
        urgency=Urgency.URGENT,
        subject=registration,
        version=sequence_of(registration),
        calendar=sent(entry_of(registration, workshops)) if has_entry else None,
        drop_after_at=meeting.ends_at,
    )
