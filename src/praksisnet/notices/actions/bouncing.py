"""A letter that a mail server took, and that came back."""

from django.conf import settings
from django.db import transaction

from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.notices.bounces import bounce_in
from praksisnet.notices.mailboxes import read_mailbox
from praksisnet.notices.models import Letter


@transaction.atomic
def take_bounce(data: bytes, *, by: Actor) -> bool:
    """Write down that a letter came back, once, and the status code alone: nothing else of the mail is kept.

    Returns whether the mail is a report on one of our letters; one that says "late" or "arrived" changes nothing.
    """
    bounce = bounce_in(data)
    if bounce is None:
        return False
    sent = Letter.objects.select_for_update(of=("self",)).filter(sent_at__isnull=False)
    letter = sent.filter(message_id__in=bounce.message_ids).defer("text", "html", "calendar").first()
    if letter is None:
        return False
    if bounce.has_failed and letter.bounced_at is None:
        letter.bounced_at, letter.last_error = clock.now(), bounce.status
        letter.save(update_fields=["bounced_at", "last_error"])
        record("letter_bounced", letter, by=by, fields=["bounced_at"], refs={"status": bounce.status})
    return True


def read_bounces(*, by: Actor) -> int:
    """What lies in the mailbox of ``PRAKSISNET_BOUNCE_MAILBOX``; returns how many reports. Without one, none."""
    address = settings.MAIL_BOUNCE_MAILBOX
    return read_mailbox(address, lambda data: take_bounce(data, by=by)) if address else 0
