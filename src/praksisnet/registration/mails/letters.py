"""What those are told who register. A letter may be forwarded: it names its reader and who registered them, only."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from django.utils.translation import override

from praksisnet.kit import calendar
from praksisnet.meetings.mails import About
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.queries import dated_ids, letter_text, where
from praksisnet.networks.models import Network
from praksisnet.notices.letters import Draft, Urgency
from praksisnet.notices.mails import address, letter_to, render
from praksisnet.people.models import Person
from praksisnet.registration import rules
from praksisnet.registration.models import Allocation, Place, Registration, Wish
from praksisnet.registration.queries import QueuePlace, queue_place
from praksisnet.registration.queries.allocating import gives_later
from praksisnet.registration.queries.entries import entry_of, sequence_of
from praksisnet.registration.queries.links import answer_token
from praksisnet.registration.queries.online import online_url, where_for
from praksisnet.registration.queries.questions import asks
from praksisnet.registration.queries.reasons import reason_left_out, reason_of
from praksisnet.registration.queries.workshops import UNTOLD, better_wishes
from praksisnet.registration.words import TAKEN, UNSEATED

REMINDER_PURPOSE, WORKSHOP_PURPOSE = "registration.reminder", "registration.workshop"
Letters = Callable[[Registration], Draft]
Sent = Callable[[calendar.Entry], bytes]


class Told(NamedTuple):
    """What a registration has come to: the workshops given and wished for, and the place in the queue."""

    places: list[Place]
    wishes: list[Wish]
    queue: QueuePlace | None = None

    @property
    def left_out(self) -> bool:
        """A workshop was wished for in a block where none was given."""
        return any(wish.session.block not in {place.session.block for place in self.places} for wish in self.wishes)


def answer_link(meeting: Meeting, person: Person) -> str:
    """Where the reader registers, changes and cancels without signing in."""
    return address("registration:mailed", token=answer_token(meeting, person))


def code_link(meeting: Meeting, person: Person) -> str:
    """Where the reader's own code for the entrance is shown, without signing in."""
    return address("registration:mailed_code", token=answer_token(meeting, person))


def certificate_link(meeting: Meeting, person: Person) -> str:
    """The certificate of attendance as a file, without signing in: for who was there, when the meeting is over."""
    return address("registration:mailed_certificate", token=answer_token(meeting, person))


def receipt(
    registration: Registration,
    *,
    told: Told | None = None,
    follows: Network | None = None,
    about: About | None = None,
) -> Draft:
    """You are registered, or you wait; and who registered you, if it was a colleague.

    ``told``: where the caller has just made it, so that none of it is looked for.
    ``follows``: the network to all of whose meetings the reader comes; then this is the invitation, too, and says what
    the meeting is ``about``.
    """
    said = about.to(registration.person) if about else {}
    return _letter("receipt", registration, sent=calendar.request, told=told, follows=follows, **said)


def promoted(registration: Registration) -> Draft:
    """You have got a place: it cannot wait for a weekday."""
    return _letter("promoted", registration, urgency=Urgency.URGENT, sent=calendar.request)


def asked(registration: Registration) -> Draft:
    """We have a place for you: useless when the time to answer is over."""
    return _letter("asked", registration, urgency=Urgency.URGENT, drop_after_at=registration.offer_ends_at)


def accepted(registration: Registration) -> Draft:
    return _letter("accepted", registration, sent=calendar.request)


def declined(registration: Registration) -> Draft:
    return _letter("declined", registration, sent=_taken_out(registration))


def expired(registration: Registration) -> Draft:
    """The place has gone to the next: in the last hours before the start it does not, and nothing is sent."""
    quiet = rules.quiet_from(registration.meeting)
    return _letter("expired", registration, urgency=Urgency.URGENT, sent=_taken_out(registration), drop_after_at=quiet)


def workshop(registration: Registration) -> Draft:
    return _letter("workshop", registration, sent=calendar.request)


def allocated(registration: Registration) -> Draft:
    """Which workshops by ranked wishes, and why."""
    told = Allocation.objects.filter(meeting=registration.meeting, told_at__isnull=False).order_by("-told_at").first()
    demand = told.figures["workshops"] if told else {}
    wishes = list(Wish.objects.filter(registration=registration).select_related("session").order_by("rank"))
    with override(registration.person.language):
        reasons = [(place, reason_of(place, wishes, demand)) for place in places_told(registration)]
        left_out = reason_left_out(wishes, demand)
    return _letter("allocated", registration, sent=calendar.request, reasons=reasons, left_out=left_out)


def cancelled(registration: Registration, by: Person | None = None, reason: str = "") -> Draft:
    """``by``: who did it in the reader's stead, and the ``reason`` they gave."""
    return _letter("cancelled", registration, sent=calendar.cancel, by=by, reason=reason)


def mode_changed(registration: Registration) -> Draft:
    """On site instead of online, or the other way round."""
    return _letter("mode_changed", registration, sent=calendar.request)


def online_changed(registration: Registration) -> Draft:
    """Another address: it cannot wait for a weekday."""
    return _letter("online_changed", registration, urgency=Urgency.URGENT, sent=calendar.request)


def left_queue(registration: Registration, by: Person | None = None, reason: str = "") -> Draft:
    return _letter("left_queue", registration, sent=_taken_out(registration), by=by, reason=reason)


def handed_on(registration: Registration) -> Draft:
    """To the one who held the place, before it is somebody else's."""
    return _letter("handed_on", registration, sent=calendar.cancel)


def taken_on(registration: Registration) -> Draft:
    return _letter("taken_on", registration, sent=calendar.request)


def place_given(registration: Registration, successor: Person, by: Person | None = None) -> Draft:
    """To the one who held the place, before it is the successor's; ``by``: who gave it in the reader's stead."""
    return _letter("place_given", registration, sent=calendar.cancel, successor=successor, by=by)


def place_taken(registration: Registration, leaver: Person) -> Draft:
    """To the one who comes instead."""
    return _letter("place_taken", registration, sent=calendar.request, leaver=leaver)


def reminder(meeting: Meeting, person: Person) -> Draft:
    """Of the invitation, once; useless when registration is closed."""
    link = answer_link(meeting, person)
    context = {"person": person, "meeting": meeting, "where": where(meeting), "link": link}
    context["own_words"] = letter_text(meeting, REMINDER_PURPOSE)
    letter = render("registration/mail/reminder.html", person.language, **context)
    return letter_to(
        person,
        letter,
        purpose=REMINDER_PURPOSE,
        urgency=Urgency.PLANNED,
        subject=meeting,
        drop_after_at=meeting.closes_at or meeting.starts_at,
        link=link,
    )


def _taken_out(registration: Registration) -> Sent | None:
    """Who had no place has the date in the calendar only if “Save the date” put it there."""
    return calendar.cancel if registration.person_id in dated_ids(registration.meeting) else None


def _letter(
    name: str,
    registration: Registration,
    *,
    urgency: Urgency = Urgency.RECEIPT,
    sent: Sent | None = None,
    drop_after_at: datetime | None = None,
    told: Told | None = None,
    **context: Any,
) -> Draft:
    """One letter for each change of the registration, numbered as the entry in the calendar is.

    Those who wait, or are asked, have nothing in their calendar but the date that was announced.
    """
    meeting, person = registration.meeting, registration.person
    has_entry = sent is calendar.cancel or (sent is not None and registration.state not in UNSEATED)
    said = _said(registration, told or _told(registration))
    letter = render(
        f"registration/mail/{name}.html",
        person.language,
        registration=registration,
        meeting=meeting,
        person=person,
        link=answer_link(meeting, person),
        code=code_link(meeting, person),
        has_entry=has_entry,
        where=where_for(registration),
        online_url=online_url(registration),
        **said,
        **context,
    )
    return letter_to(
        person,
        letter,
        purpose=f"registration.{name}",
        urgency=urgency,
        subject=registration,
        version=sequence_of(registration),
        calendar=sent(entry_of(registration, said["workshops"])) if sent and has_entry else None,
        drop_after_at=drop_after_at or meeting.ends_at,
    )


def places_told(registration: Registration) -> list[Place]:
    """Those in workshops, less what the facilitator holds until all are told."""
    places = Place.objects.filter(registration=registration).exclude(UNTOLD)
    return list(places.select_related("session").order_by("block"))


def _said(registration: Registration, told: Told) -> dict[str, Any]:
    """The workshops, those that were wished for in vain, where one stands in the queue, and the colleague."""
    places = told.places
    better = better_wishes(told.wishes, places)
    taken = {place.block for place in places}
    maker = registration.made_by if registration.made_by_id != registration.person_id else None
    return {
        "workshops": [place.session for place in places],
        "wishes": [session for block, found in better.items() if block not in taken for session in found],
        "better": [session for block, found in better.items() if block in taken for session in found],
        "queue": told.queue,
        "maker": maker,
        "gives_later": gives_later(registration.meeting),
        "needs_link": _needs_link(registration),
    }


def _told(registration: Registration) -> Told:
    wishes = Wish.objects.filter(registration=registration).select_related("session").order_by("session__block", "rank")
    return Told(places_told(registration), list(wishes), queue_place(registration))


def _needs_link(registration: Registration) -> str:
    """What is answered never stands in a mail: only where to answer, for those who have a place."""
    if registration.state not in TAKEN or not asks(registration):
        return ""
    return address("registration:mailed_answers", token=answer_token(registration.meeting, registration.person))
