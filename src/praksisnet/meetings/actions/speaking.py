"""Who speaks: named by the facilitator, reached by a private link, and free to change the talk until it is held."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.files import actions as files
from praksisnet.guard.text import refuse_cpr
from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.names import one_line
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.actions.approval import reopen_if_changed
from praksisnet.meetings.actions.ground import locked, refuse_cancelled
from praksisnet.meetings.actions.sessions import change_session
from praksisnet.meetings.actions.slides import give_slides, locked_speaking, remove_slides
from praksisnet.meetings.mails.speaking import link_letter
from praksisnet.meetings.models import Session, Speaking
from praksisnet.meetings.rules import may_change_talk
from praksisnet.meetings.words import SessionKind
from praksisnet.notices.actions import post
from praksisnet.people.models import Person


@transaction.atomic
def name_speaker(
    session: Session, *, name: str, email: str = "", title: str = "", person: Person | None = None, by: Actor
) -> Speaking:
    """Say who speaks: somebody here, or a guest. With an address the private link leaves at once.

    The same address, or without one the same name, once more changes nothing; an address known here is that person.
    Refuses: no name; a break; a cancelled meeting; a CPR number.
    """
    meeting = locked(session.meeting)
    refuse_cancelled(meeting)
    name, title, email = one_line(name or (person.name if person else "")), one_line(title), email.strip().lower()
    email = email or (person.email or "" if person else "")
    if not name:
        raise Refused(_("Write who speaks."), code="name")
    if session.kind == SessionKind.PAUSE:
        raise Refused(_("Nobody speaks in a break."))
    refuse_cpr(name, title, email)
    there = session.speakings.filter(email=email) if email else session.speakings.filter(name=name, email="")
    if known := there.first():
        return known
    person = person or (Person.objects.filter(email=email, deactivated_at__isnull=True).first() if email else None)
    made = Speaking.objects.create(session=session, person=person, name=name, title=title, email=email)
    record("speaker_named", made, by=by, refs={"session": session.pk, "meeting": meeting.pk})
    reopen_if_changed(meeting, by=by)
    return send_speaker_link(made, by=by) if email else made


@transaction.atomic
def send_speaker_link(speaking: Speaking, *, by: Actor) -> Speaking:
    """A new private link by mail; the links sent before stop working.

    Refuses: no mail address; a cancelled meeting.
    """
    speaking = locked_speaking(speaking)
    if not speaking.email:
        raise Refused(_("There is no mail address to send the link to."))
    speaking.link_number += 1
    speaking.link_sent_at, speaking.link_revoked_at = clock.now(), None
    speaking.save(update_fields=["link_number", "link_sent_at", "link_revoked_at"])
    record("speaker_link_sent", speaking, by=by, refs={"number": speaking.link_number})
    post(link_letter(speaking), by=by)
    return speaking


@transaction.atomic
def revoke_speaker_link(speaking: Speaking, *, by: Actor) -> Speaking:
    """Nobody gets in by the link any more. A repeat changes nothing."""
    found = Speaking.objects.select_for_update().get(pk=speaking.pk)
    if found.link_sent_at and found.link_revoked_at is None:
        found.link_revoked_at = clock.now()
        found.save(update_fields=["link_revoked_at"])
        record("speaker_link_revoked", found, by=by, fields=["link_revoked_at"])
    return found


@transaction.atomic
def remove_speaker(speaking: Speaking, *, by: Actor) -> None:
    """Take a speaker out of the programme, with the link and the slides. One who is gone already changes nothing.

    Refuses: a cancelled meeting.
    """
    meeting = locked(speaking.session.meeting)
    refuse_cancelled(meeting)
    gone = Speaking.objects.filter(pk=speaking.pk).select_related("slides").first()
    if gone is None:
        return
    record("speaker_removed", gone, by=by, refs={"session": gone.session_id, "meeting": meeting.pk})
    slides = gone.slides
    gone.delete()
    if slides:
        files.discard(slides, by=by)
    reopen_if_changed(meeting, by=by)


@transaction.atomic
def change_talk(speaking: Speaking, *, title: str, abstract: str, by: Actor) -> Speaking:
    """New title and abstract, in the speaker's own words; what was approved goes to its approver again.

    Without a change nothing happens. Refuses: no title; a CPR number; a meeting that has begun, is held or cancelled.
    """
    speaking = locked_speaking(speaking)
    session = speaking.session
    if not may_change_talk(session.meeting):
        raise Refused(_("The meeting has begun, so the programme stays as it is. The slides can still be changed."))
    speaking.session = change_session(session, title=title, abstract=abstract, room=session.room, by=by)
    return speaking


@transaction.atomic
def save_talk(
    speaking: Speaking,
    *,
    title: str,
    abstract: str,
    file: files.Upload | None,
    released: bool,
    removed: bool = False,
    by: Actor,
) -> Speaking:
    """Everything on the speaker's page at once: all of it is saved, or nothing. Refuses as the actions do."""
    if may_change_talk(speaking.session.meeting):
        change_talk(speaking, title=title, abstract=abstract, by=by)
    if removed and file is None:
        return remove_slides(speaking, by=by)
    return give_slides(speaking, file, released=released, by=by)
