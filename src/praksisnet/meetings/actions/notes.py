"""What was said in a session, written down by those who were there."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.text import refuse_cpr
from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.names import as_written
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.models import Session
from praksisnet.meetings.queries.speaking import mark_of
from praksisnet.meetings.words import MOST_NOTES


@transaction.atomic
def write_notes(session: Session, *, notes: str, seen: str | None = None, by: Actor) -> Session:
    """The notes of a session, as one text that several may write on. The same text again changes nothing.

    ``seen`` is the mark (``queries.mark_of``) of the notes the writer had before them; None takes the place of any.
    Refuses: somebody else has written since; too long; a CPR number; a cancelled meeting.
    """
    session = Session.objects.select_for_update(of=("self",)).select_related("meeting").get(pk=session.pk)
    notes = as_written(notes)
    if session.meeting.cancelled_at:
        raise Refused(_("The meeting is cancelled."))
    if notes == session.notes:
        return session
    refuse_cpr(notes)
    if len(notes) > MOST_NOTES:
        raise Refused(_("The notes are too long. Keep the most important of them."), code="long")
    if seen is not None and seen != mark_of(session.notes):
        raise Refused(_("Somebody else has written in the notes since you opened the page."), code="overtaken")
    session.notes, session.notes_at, session.notes_by_id = notes, clock.now(), by.signed_in_id
    session.save(update_fields=["notes", "notes_at", "notes_by"])
    record("notes_written", session, by=by, fields=["notes"], refs={"meeting": session.meeting_id})
    return session
