"""What the facilitator writes herself: a word in the invitation, a mail to some of those who come, and two that came to
nothing."""

from datetime import datetime, timedelta

from praksisnet.demo.actions.history import Event
from praksisnet.kit.actor import Actor
from praksisnet.kit.quiet import is_quiet
from praksisnet.meetings.actions import write_letter_text
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.words import INVITATION
from praksisnet.notices.actions import mark_history_bounced, mark_history_failed
from praksisnet.notices.models import Letter
from praksisnet.registration.actions import write_to_selected
from praksisnet.registration.mails.message import MESSAGE_PURPOSE
from praksisnet.registration.models import Registration
from praksisnet.registration.words import State

WORDS = (
    "Sidste gang bad I om mere tid til at tale sammen på tværs af kommunerne. Derfor er eftermiddagen jeres.\n\n"
    "Tag gerne et eksempel med fra jeres egen kommune: en aftale, en skabelon eller et spørgsmål."
)
SUBJECT = "Tag jeres egen skabelon med"
TEXT = (
    "Kære alle\n\n"
    "I eftermiddagens workshop ser vi på jeres egne skabeloner. Tag den med, I bruger i dag, gerne på papir og uden "
    "oplysninger om børn eller familier.\n\n"
    "Har I ingen, er det også en god grund til at komme."
)
CHOSEN = 12
ERROR = "550 5.1.1 The address does not exist."
FULL = "5.2.2"  # what a server says that took a letter and found the mailbox full


def own_words_event(meeting: Meeting, at: datetime, by: Actor) -> Event:
    """Before the authority is asked: what it approves holds them."""

    def write() -> None:
        if not is_quiet():
            write_letter_text(meeting, INVITATION, text=WORDS, by=by)

    return Event(at, write)


def message_event(meeting: Meeting, published_at: datetime, by: Actor) -> Event:
    """Two weeks after the invitation, to some of those who have registered by then; one of the mails cannot be sent,
    and one comes back."""

    def write() -> None:
        comes = Registration.objects.filter(meeting=meeting, state=State.REGISTERED).order_by("queued_at", "pk")
        chosen = list(comes.values_list("pk", flat=True)[:CHOSEN])
        if is_quiet() or not chosen:
            return
        write_to_selected(meeting, chosen, subject=SUBJECT, text=TEXT, number=meeting.pk, by=by)
        letters = Letter.objects.filter(purpose=MESSAGE_PURPOSE, subject_id=meeting.pk).order_by("-pk")
        for number, letter in enumerate(letters[:2]):
            if number:
                mark_history_bounced(letter, status=FULL, by=by)
            else:
                mark_history_failed(letter, error=ERROR, by=by)

    return Event(published_at + timedelta(days=14), write)
