"""A coordinator asks those of the own municipality who have not answered."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.jobs.actions import once
from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.models import Meeting
from praksisnet.notices.actions import post
from praksisnet.organisations.models import Organisation
from praksisnet.people.models import Person
from praksisnet.registration import mails
from praksisnet.registration.actions.choosing import refuse_closed
from praksisnet.registration.queries.colleagues import silent_of


@transaction.atomic
def ask_the_missing(meeting: Meeting, municipality: Organisation, *, by: Actor) -> int:
    """A letter to each, at most once a day; the outbox holds budget and hours. Returns how many were asked.

    Refuses: a meeting that is not open for registration; when they were asked today already.
    """
    refuse_closed(meeting)
    missing = silent_of(municipality, meeting)
    if not missing:
        return 0
    if not once(f"registration.asked:{meeting.pk}:{municipality.pk}:{clock.today()}"):
        raise Refused(_("They were asked today. You can ask again tomorrow."))
    asker = Person.objects.filter(pk=by.id).first() if by.id else None
    for person in missing:
        post(mails.silent(meeting, person, asker), by=by)
    record("missing_asked", meeting, by=by, refs={"municipality": municipality.pk, "letters": len(missing)})
    return len(missing)
