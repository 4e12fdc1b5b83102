"""A speaker's slides: kept, and shown to the participants from the end of the meeting once the speaker agrees."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.access.actions import audience
from praksisnet.access.models import Audience
from praksisnet.files import actions as files
from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.audience import tokens_of
from praksisnet.meetings.models import Meeting, Speaking
from praksisnet.networks.words import RoleKind


@transaction.atomic
def give_slides(speaking: Speaking, file: files.Upload | None, *, released: bool, by: Actor) -> Speaking:
    """New slides instead of the old ones (None: those there are), and whether they may be shown after the meeting.

    ``file`` comes from an ``UploadField``, or from ``files.inspection.check`` outside a transaction, for reading it
    takes a moment. The same again changes nothing. Refuses: a cancelled meeting.
    """
    speaking = locked_speaking(speaking)
    changed, before = [], speaking.slides
    if file and (before is None or (before.digest, before.name) != (file.digest, file.name)):
        readers, moment = _shown(speaking, released=released)
        speaking.slides = files.take(file, audience=readers, visible_from=moment, by=by)
        changed.append("slides")
    if released != bool(speaking.slides_released_at):
        speaking.slides_released_at = clock.now() if released else None
        changed.append("slides_released_at")
    if changed:
        speaking.save(update_fields=changed)
        record("slides_given", speaking, by=by, fields=changed, refs=_refs(speaking))
        _settle(speaking, by)
        if before and before != speaking.slides:
            files.discard(before, by=by)
    return speaking


@transaction.atomic
def remove_slides(speaking: Speaking, *, by: Actor) -> Speaking:
    """Take the slides back. Without any nothing happens. What was made of them elsewhere stays there."""
    speaking = locked_speaking(speaking)
    before = speaking.slides
    if before:
        speaking.slides = speaking.slides_released_at = None
        speaking.save(update_fields=["slides", "slides_released_at"])
        record("slides_removed", speaking, by=by, fields=["slides"], refs={"slides": before.pk})
        files.discard(before, by=by)
    return speaking


def slides_follow(meeting: Meeting, *, by: Actor) -> None:
    """After the meeting has got another time, or was cancelled: the slides are shown when it ends now, or not."""
    for speaking in Speaking.objects.filter(session__meeting=meeting, slides__isnull=False).select_related("slides"):
        speaking.session.meeting = meeting
        _settle(speaking, by)


def locked_speaking(speaking: Speaking) -> Speaking:
    """The row as it is now, and nobody else's for the rest of the transaction. Refuses: a cancelled meeting."""
    found = (
        Speaking.objects.select_for_update(of=("self",))
        .select_related("session__meeting__programme", "session__meeting__network", "person", "slides")
        .get(pk=speaking.pk)
    )
    if found.session.meeting.cancelled_at:
        raise Refused(_("The meeting is cancelled."))
    return found


def _settle(speaking: Speaking, by: Actor) -> None:
    if speaking.slides:
        readers, moment = _shown(speaking, released=bool(speaking.slides_released_at))
        files.show_to(speaking.slides, audience=readers, visible_from=moment, by=by)


def _shown(speaking: Speaking, *, released: bool) -> tuple[Audience, datetime | None]:
    """To whom and from when: the facilitators at once, those who may come from the end, if the speaker agrees."""
    meeting = speaking.session.meeting
    if released and meeting.ends_at and not meeting.cancelled_at:
        return audience(tokens_of(meeting)), meeting.ends_at
    facilitator = f"role:{RoleKind.FACILITATOR}:"
    return audience(token for token in tokens_of(meeting) if token.startswith(facilitator)), None


def _refs(speaking: Speaking) -> dict[str, object]:
    return {"slides": speaking.slides_id, "released": bool(speaking.slides_released_at)}
