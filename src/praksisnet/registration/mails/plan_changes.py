"""What those who are registered are told when their meeting is moved, cancelled or held online. No query a letter:
the registrations come with their workshops."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import override

from praksisnet.kit import calendar
from praksisnet.meetings.models import ChangedMeeting
from praksisnet.meetings.queries import was_of, where
from praksisnet.meetings.words import ChangeKind, Mode, Registered
from praksisnet.notices.letters import Draft, Urgency
from praksisnet.notices.mails import letter_to, render
from praksisnet.registration.mails.letters import answer_link, entry_of, sequence_of
from praksisnet.registration.models import Registration
from praksisnet.registration.words import State

Sent = Callable[[calendar.Entry], bytes]


def changed(registration: Registration, row: ChangedMeeting) -> Draft:
    """One mail and one calendar update; who waits has nothing in the calendar."""
    change = row.change
    if change.kind == ChangeKind.CANCEL:
        return _letter("meeting_cancelled", registration, calendar.cancel, row=row)
    if change.registered == Registered.DROP:
        return _letter("dropped", registration, calendar.cancel, row=row)
    return _letter("moved", registration, calendar.request, row=row)


def undone(registration: Registration) -> Draft:
    """To somebody who got a receipt between a change and its undoing: what holds now."""
    return _letter("undone", registration, calendar.request)


def given_on(registration: Registration) -> Draft:
    """Who did not confirm in time has no place any more."""
    return _letter("given_on", registration, calendar.cancel)


def _letter(name: str, registration: Registration, sent: Sent, row: ChangedMeeting | None = None) -> Draft:
    meeting, person = registration.meeting, registration.person
    is_waiting = registration.state == State.WAITING or getattr(registration, "was_waiting", False)
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
        has_entry=not is_waiting,
        is_waiting=is_waiting,
        joins=meeting.online_url if registration.mode == Mode.ONLINE and not is_waiting else "",
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
        calendar=None if is_waiting else sent(entry_of(registration, workshops)),
        drop_after_at=meeting.ends_at,
    )
