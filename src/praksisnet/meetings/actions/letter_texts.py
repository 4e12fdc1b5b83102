"""The facilitator's own words in the planned mails about a meeting."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.text import refuse_cpr
from praksisnet.journal.actions import record
from praksisnet.kit.actor import Actor
from praksisnet.kit.names import as_written
from praksisnet.kit.refusal import Refused
from praksisnet.meetings import sockets
from praksisnet.meetings.actions.approval import reopen_if_changed
from praksisnet.meetings.actions.ground import locked, refuse_cancelled
from praksisnet.meetings.actions.queued_letters import letters_follow
from praksisnet.meetings.models import LetterText, Meeting
from praksisnet.meetings.words import MOST_LETTER_TEXT


@transaction.atomic
def write_letter_text(meeting: Meeting, purpose: str, *, text: str, by: Actor) -> str:
    """Stands in that mail from now on, above the facts; empty takes it out. The same text again changes nothing.

    What the authority has approved is sent to it again, with the difference.
    Refuses: a mail that no room writes; too long; a CPR number; a cancelled meeting.
    """
    meeting, text = locked(meeting), as_written(text)
    refuse_cancelled(meeting)
    if sockets.letter_kind(purpose) is None:
        raise Refused(_("There is no such mail."))
    if len(text) > MOST_LETTER_TEXT:
        raise Refused(_("The text is too long. Keep the most important of it."))
    refuse_cpr(text)
    before = LetterText.objects.filter(meeting=meeting, purpose=purpose).first()
    if text == (before.text if before else ""):
        return text
    if text:
        LetterText.objects.update_or_create(meeting=meeting, purpose=purpose, defaults={"text": text})
    elif before:
        before.delete()
    record("letter_text_written", meeting, by=by, fields=["letter_texts"], refs={"purpose": purpose})
    reopen_if_changed(meeting, by=by)
    letters_follow(meeting, by=by)
    return text
