"""What happens to letters after they left or failed."""

from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.notices.models import UNFINISHED, Letter, Wish
from praksisnet.people.models import Person


@transaction.atomic
def send_again(letter: Letter, *, by: Actor) -> Letter:
    """Give a failed letter a new row of tries. Refuses: it has not failed; its text is already deleted."""
    locked = Letter.objects.select_for_update().get(pk=letter.pk)
    if locked.failed_at is None:
        raise Refused(_("Only a letter that could not be sent can be sent again."))
    if not locked.text:
        raise Refused(_("The text of this letter is deleted. Make a new one where it came from."))
    locked.failed_at, locked.attempts, locked.leased_until, locked.last_error = None, 0, None, ""
    locked.due_at, locked.drop_after_at = clock.now(), None
    locked.save()
    record("letter_sent_again", locked, by=by, fields=["failed_at"])
    return locked


@transaction.atomic
def mark_history_sent(*, by: Actor) -> int:
    """Close the letters of a history that was written afterwards, each as if it had left when it was due.

    For the demo, whose past must not be mailed. Returns how many.
    """
    now = clock.now()
    waiting = Letter.objects.filter(UNFINISHED)
    number = waiting.filter(due_at__lte=now).update(sent_at=F("due_at"), attempts=1)
    return number + waiting.filter(due_at__gt=now).update(sent_at=now, attempts=1)


@transaction.atomic
def mark_history_failed(letter: Letter, *, error: str, by: Actor) -> Letter:
    """Close a letter of a history as one that the mail server did not take. For the demo."""
    letter.failed_at, letter.attempts, letter.last_error = letter.due_at, 1, error
    letter.save(update_fields=["failed_at", "attempts", "last_error"])
    return letter


@transaction.atomic
def mark_history_bounced(letter: Letter, *, status: str, by: Actor) -> Letter:
    """Close a letter of a history as one that left and came back with this status code. For the demo."""
    letter.sent_at = letter.bounced_at = letter.due_at
    letter.attempts, letter.last_error = 1, status
    letter.save(update_fields=["sent_at", "bounced_at", "attempts", "last_error"])
    return letter


@transaction.atomic
def erase_traces(person: Person, *, by: Actor) -> None:
    """Forget the letters to a person, also those that only knew the address, and what the person wanted to hear."""
    letters = Letter.objects.filter(Q(to_person=person) | Q(to_address=person.email or None))
    erased, _by_model = letters.delete()
    Wish.objects.filter(person=person).delete()
    record("erased_letters", person, by=by, refs={"erased": erased})
