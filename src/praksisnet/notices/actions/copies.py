"""A letter that was sent, or could not be, is sent once more as a letter of its own."""

import secrets

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.notices.letters import COPIES, Urgency
from praksisnet.notices.models import Letter

_SAME = ("to_person_id", "language", "purpose", "subject_kind", "subject_id", "subject", "text", "html", "calendar")


@transaction.atomic
def send_copy(letter: Letter, *, number: int = 1, by: Actor) -> Letter:
    """To the address the reader has today. The same ``number`` again returns the copy that is there.

    A copy stands outside the budget. Its version is below zero, where no room's own versions are.
    Refuses: a letter that waits or was dropped; one whose text is deleted already; more copies than can be told apart.
    """
    locked = Letter.objects.select_for_update(of=("self",)).select_related("to_person").get(pk=letter.pk)
    if not (locked.sent_at or locked.failed_at):
        raise Refused(_("Only a mail that was sent, or could not be sent, can be sent again."))
    if not locked.text:
        raise Refused(_("The text of this letter is deleted. Make a new one where it came from."))
    if not 0 < number < COPIES:
        raise Refused(_("This mail cannot be sent again any more."))
    version = -(locked.pk * COPIES + number)
    address = (locked.to_person.email if locked.to_person else None) or locked.to_address
    now = clock.now()
    same = {name: getattr(locked, name) for name in _SAME}
    copy, is_new = Letter.objects.get_or_create(
        purpose=same.pop("purpose"),
        subject_kind=same.pop("subject_kind"),
        subject_id=same.pop("subject_id"),
        version=version,
        defaults={
            **same,
            "to_address": address,
            "reply_to": locked.reply_to,
            "urgency": Urgency.RECEIPT,
            "message_id": f"<{secrets.token_hex(16)}@{settings.MAIL_DOMAIN}>",
            "queued_at": now,
            "due_at": now,
        },
    )
    if is_new:
        record("letter_sent_again", copy, by=by, refs={"copy_of": locked.pk})
    return copy
