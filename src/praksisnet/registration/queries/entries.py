"""A registration as an entry in the person's calendar: the same in every mail, and in the feed."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from praksisnet.kit.calendar import Entry, Status
from praksisnet.meetings.models import Meeting, Session
from praksisnet.meetings.queries import calendar_entry
from praksisnet.notices.mails import address
from praksisnet.people.models import Person
from praksisnet.registration.models import Place, Registration
from praksisnet.registration.queries.history import workshop_name
from praksisnet.registration.queries.links import answer_token
from praksisnet.registration.queries.online import is_on_site, online_url
from praksisnet.registration.queries.own import registration_of
from praksisnet.registration.words import COUNTED, UNSEATED, State


def sequence_of(registration: Registration) -> int:
    """Grows with every change of the meeting and with every one of the registration, so it grows.

    Where the date was announced, the first registration is the change that confirms it.
    """
    meeting = registration.meeting
    return meeting.calendar_sequence + registration.calendar_sequence + (meeting.announced_at is not None)


def entry_of(registration: Registration, workshops: Sequence[Session], *, changed_at: datetime | None = None) -> Entry:
    """Confirmed for who has a place; tentative for who waits or is asked; taken back when the meeting is.

    ``changed_at``: where the same file must come out each time; else it is made now.
    """
    with override(registration.person.language):
        return calendar_entry(
            registration.meeting,
            attendee=registration.person,
            status=_status(registration),
            sequence=sequence_of(registration),
            changed_at=changed_at,
            location=_location(registration),
            text=_text(registration, workshops, changed_at),
        )


def own_entry(meeting: Meeting, person: Person) -> Entry | None:
    """As the mails have it, for who comes, waits or is asked."""
    registration = registration_of(person, meeting)
    if registration is None or registration.state not in COUNTED:
        return None
    places: list[Place] = registration.workshops  # type: ignore[attr-defined]
    return entry_of(registration, [place.session for place in places])


def _status(registration: Registration) -> Status:
    if registration.meeting.cancelled_at:
        return Status.CANCELLED
    return Status.TENTATIVE if registration.state in UNSEATED else Status.CONFIRMED


def _location(registration: Registration) -> str | None:
    """Online the place is the address; None: where the meeting is."""
    return None if is_on_site(registration) else online_url(registration) or _("Online")


def _text(registration: Registration, workshops: Sequence[Session], made_at: datetime | None) -> str:
    """Workshop and room, as soon as they are known; online also the page whose button checks in."""
    meeting = registration.meeting
    said = [
        ", ".join(part for part in (workshop_name(session), session.title, session.room) if part)
        for session in workshops
    ]
    if registration.state == State.WAITING:
        said.append(_("You are on the waiting list."))
    if online_url(registration):
        link = address("registration:mailed", token=answer_token(meeting, registration.person, made_at=made_at))
        said.append(_("Join online: %(link)s") % {"link": link})
    link = address("pages:meeting", meeting_id=meeting.pk)
    return "\n".join([meeting.title, *dict.fromkeys(said), link]) if said else ""
