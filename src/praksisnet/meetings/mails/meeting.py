"""What those invited are told of a meeting. A letter may be forwarded: it names nobody who comes."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from praksisnet.kit import calendar
from praksisnet.meetings import sockets
from praksisnet.meetings.mails.about import About
from praksisnet.meetings.models import ChangedMeeting, Meeting
from praksisnet.meetings.queries import calendar_entry, letter_text, short_title, was_of, where
from praksisnet.meetings.words import CANCELLED, INVITATION, MOVED, SAVE_THE_DATE, ChangeKind
from praksisnet.notices.letters import Draft, Urgency
from praksisnet.notices.mails import address, letter_to, render
from praksisnet.notices.models import How
from praksisnet.notices.purposes import Purpose
from praksisnet.people.models import Person

# What somebody may hear of otherwise, or not at all.
PURPOSES = (
    Purpose(
        SAVE_THE_DATE,
        _("Save the date"),
        _("The date of a coming meeting, with an entry for your calendar."),
        How.AT_ONCE,
    ),
    Purpose(
        INVITATION,
        _("Invitation to a meeting"),
        _("The programme is ready, and you can register."),
        How.AT_ONCE,
    ),
)


def save_the_date_letters(meeting: Meeting, people: Iterable[Person]) -> Iterator[Draft]:
    """“Save the date”, with a tentative entry that is confirmed, moved or taken back under the same name later."""
    own_words = letter_text(meeting, SAVE_THE_DATE)
    for person in people:
        yield _letter(
            "save_the_date",
            meeting,
            person,
            purpose=SAVE_THE_DATE,
            urgency=Urgency.PLANNED,
            entry=_entry(meeting, person),
            own_words=own_words,
        )


def save_the_date_letter(meeting: Meeting, person: Person) -> Draft:
    """One, as it would be written now."""
    return next(save_the_date_letters(meeting, [person]))


def invitation_letters(meeting: Meeting, people: Iterable[Person]) -> Iterator[Draft]:
    """One each."""
    about = About(meeting)
    for person in people:
        yield _letter("invitation", meeting, person, purpose=INVITATION, urgency=Urgency.PLANNED, **about.to(person))


def invitation_letter(meeting: Meeting, person: Person) -> Draft:
    """One, as it would be written now."""
    return next(invitation_letters(meeting, [person]))


def letters_of(purpose: str, meeting: Meeting, people: Sequence[Person]) -> list[Draft]:
    """The planned letters of one kind, as they would be written now."""
    if purpose == SAVE_THE_DATE:
        return list(save_the_date_letters(meeting, people))
    if purpose == INVITATION:
        return list(invitation_letters(meeting, people))
    kind = sockets.letter_kind(purpose)
    return [kind.drafted(meeting, person) for person in people] if kind else []


def changed_letter(row: ChangedMeeting, person: Person, *, has_entry: bool = True) -> Draft:
    """To somebody who has the date and is not registered: moved, cancelled or online now, and why.

    ``has_entry``: False for who took it out of the calendar by cancelling: it is not put back.
    """
    meeting, change = row.meeting, row.change
    is_cancelled = change.kind == ChangeKind.CANCEL
    return _letter(
        "cancelled" if is_cancelled else "moved",
        meeting,
        person,
        purpose=CANCELLED if is_cancelled else MOVED,
        urgency=Urgency.URGENT,
        version=0 if is_cancelled else meeting.calendar_sequence,
        entry=_entry(meeting, person, is_cancelled=is_cancelled) if has_entry else None,
        has_entry=has_entry,
        change=change,
        was=was_of(row),
    )


def _entry(meeting: Meeting, person: Person, *, is_cancelled: bool = False) -> bytes:
    with override(person.language):
        entry = calendar_entry(meeting, attendee=person, status=calendar.Status.TENTATIVE)
        return calendar.cancel(entry) if is_cancelled else calendar.request(entry)


def _letter(
    template: str,
    meeting: Meeting,
    person: Person,
    *,
    purpose: str,
    urgency: Urgency,
    version: int = 0,
    entry: bytes | None = None,
    own_words: Sequence[Sequence[str]] = (),
    **more: Any,
) -> Draft:
    link = address("pages:meeting", meeting_id=meeting.pk)
    rendered = render(
        f"meetings/mail/{template}.html",
        person.language,
        person=person,
        meeting=meeting,
        where=where(meeting),
        own_words=own_words,
        short_title=short_title,
        link=link,
        answer_link=sockets.answer_link(meeting, person) if template == "invitation" else "",
        **more,
    )
    return letter_to(
        person,
        rendered,
        purpose=purpose,
        urgency=urgency,
        subject=meeting,
        version=version,
        calendar=entry,
        drop_after_at=meeting.starts_at,
        link=link,
    )
