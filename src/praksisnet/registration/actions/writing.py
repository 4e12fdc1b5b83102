"""A mail from the facilitator to those who are chosen in the list."""

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.text import refuse_cpr
from praksisnet.jobs.actions import once
from praksisnet.journal.actions import record
from praksisnet.kit.actor import Actor
from praksisnet.kit.names import as_written, one_line
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.models import Meeting
from praksisnet.notices.actions import post
from praksisnet.notices.mails import Rendered
from praksisnet.people.models import Person
from praksisnet.registration.actions.selected import Outcome
from praksisnet.registration.mails.message import message, rendered_message
from praksisnet.registration.models import Registration


@transaction.atomic
def write_to_selected(
    meeting: Meeting, chosen_ids: Collection[int], *, subject: str, text: str, number: int, by: Actor
) -> Outcome:
    """One mail to each of the people, at once; ``passed`` are those without an address.

    ``number`` is the message's own: the same one again sends nothing. Refuses: no subject or text; a CPR number;
    somebody who has not signed in.
    """
    subject, text = one_line(subject), as_written(text)
    if not (subject and text):
        raise Refused(_("Write a subject and a text."))
    refuse_cpr(subject, text)
    sender = Person.objects.filter(pk=by.signed_in_id or 0).first()
    if sender is None:
        raise Refused(_("Log on to write a mail."))
    rows = Registration.objects.filter(meeting=meeting, pk__in=chosen_ids).select_related("person")
    people = {row.person_id: row.person for row in rows.order_by("person")}
    reachable = [person for person in people.values() if person.email]
    outcome = Outcome(passed=len(people) - len(reachable))
    if not once(f"registration.message:{meeting.pk}:{number}"):
        outcome.already = len(reachable)
        return outcome
    letters: dict[str, Rendered] = {}
    for person in reachable:
        language = person.language
        if language not in letters:
            letters[language] = rendered_message(meeting, subject=subject, text=text, sender=sender, language=language)
        post(message(meeting, person, letters[language], sender=sender, number=number), by=by)
        outcome.done += 1
    refs = {"message": number, "letters": outcome.done}
    record("message_written", meeting, by=by, refs=refs, values={"subject": subject})
    return outcome
