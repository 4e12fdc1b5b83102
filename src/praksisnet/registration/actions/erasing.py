"""What is done with somebody's registrations when they are forgotten."""

from django.db import transaction

from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.people.models import Person
from praksisnet.registration.actions.addresses import forget_questions
from praksisnet.registration.actions.leaving import cancel_registration
from praksisnet.registration.models import (
    Allocation,
    Answer,
    Arrival,
    CalendarFeed,
    GuestInvitation,
    Registration,
    Series,
    VenueReport,
)
from praksisnet.registration.words import LIVE

# Where somebody is named as the one who did it: the row stays, without the name.
DID = (
    (Registration, "made_by"),
    (Series, "made_by"),
    (Allocation, "made_by"),
    (Allocation, "told_by"),
    (Arrival, "arrived_by"),
    (GuestInvitation, "invited_by"),
    (GuestInvitation, "withdrawn_by"),
    (VenueReport, "sent_by"),
)


@transaction.atomic
def erase_traces(person: Person, *, by: Actor) -> None:
    """Free the places of what is still to come. What is past stays with the municipality, nameless."""
    coming = Registration.objects.filter(person=person, state__in=LIVE, meeting__starts_at__gt=clock.now())
    for registration in coming.filter(meeting__cancelled_at__isnull=True).select_related("meeting"):
        cancel_registration(registration, is_told=False, by=by)
    forgotten = sum(model.objects.filter(**{field: person}).update(**{field: None}) for model, field in DID)
    own = (
        Answer.objects.filter(registration__person=person),
        Series.objects.filter(person=person),
        GuestInvitation.objects.filter(person=person),
        CalendarFeed.objects.filter(person=person),
    )
    forgotten += sum(rows.delete()[0] for rows in own) + forget_questions(person, by=by)
    if forgotten:
        record("erased_registration_traces", person, by=by, refs={"erased": forgotten})
