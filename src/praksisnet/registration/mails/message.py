"""What the facilitator writes to those who are chosen in the list."""

from django.utils.translation import gettext_lazy as _

from praksisnet.meetings.models import Meeting
from praksisnet.notices.letters import Draft, Urgency
from praksisnet.notices.mails import Rendered, address, letter_to, render
from praksisnet.people.models import Person

MESSAGE_PURPOSE = "registration.message"


def rendered_message(meeting: Meeting, *, subject: str, text: str, sender: Person, language: str) -> Rendered:
    """The same for everybody of one language: it names nobody but the sender."""
    paragraphs = [part.split("\n") for part in text.split("\n\n") if part.strip()]
    context = {"meeting": meeting, "subject": subject, "paragraphs": paragraphs, "writer": sender}
    link = address("pages:meeting", meeting_id=meeting.pk)
    return render("registration/mail/message.html", language, link=link, **context)


def message(meeting: Meeting, person: Person, letter: Rendered, *, sender: Person, number: int) -> Draft:
    """Answers go to the sender. ``number`` is the message's own, so that nobody gets it twice."""
    return letter_to(
        person,
        letter,
        purpose=MESSAGE_PURPOSE,
        urgency=Urgency.URGENT,
        subject=meeting,
        version=number,
        reply_to=sender.email or "",
    )


# What the letters of this room are called where they are listed.
NAMES = {
    "receipt": _("Receipt for the registration"),
    "promoted": _("A place from the waiting list"),
    "workshop": _("Workshop"),
    "cancelled": _("Receipt for the cancellation"),
    "left_queue": _("Left the waiting list"),
    "moved": _("The meeting is moved"),
    "meeting_cancelled": _("The meeting is cancelled"),
    "handed_on": _("The place is handed on"),
    "taken_on": _("The place is taken over"),
    "message": _("From the facilitator"),
    "series": _("Receipt for all meetings"),
    "series_left": _("No longer all meetings"),
}
