"""Another date of the round: the new place first, then the old one goes to the next, in one transaction."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.actions.ground import lock_pools_of
from praksisnet.meetings.models import Meeting, Session
from praksisnet.meetings.words import Mode
from praksisnet.registration.actions.leaving import cancel_registration
from praksisnet.registration.actions.registering import register
from praksisnet.registration.models import Registration
from praksisnet.registration.words import State


@transaction.atomic
def take_other_date(
    registration: Registration,
    meeting: Meeting,
    *,
    workshops: Sequence[Session] = (),
    mode: str = Mode.ONSITE,
    waits_for_workshop: bool = False,
    by: Actor,
) -> Registration:
    """Move the registration to another meeting of the round; the municipality that it was made for stays.

    Both meetings' pools are locked first, in the order of their ids. A repeat returns what is there.
    Refuses: a meeting of another round, one that has no free place now (the old place is kept), what ``register`` and
    ``cancel_registration`` refuse.
    """
    lock_pools_of([registration.meeting_id, meeting.pk])
    before = Registration.objects.select_related("meeting", "municipality", "person").get(pk=registration.pk)
    if meeting.round_id is None or before.meeting.round_id != meeting.round_id:
        raise Refused(_("Choose another date of the same round."))
    had_place = before.state == State.REGISTERED
    made = register(
        meeting,
        before.person,
        municipality=before.municipality,
        workshops=workshops,
        mode=mode,
        waits_for_workshop=waits_for_workshop,
        instead_of=before,
        by=by,
    )
    if made.state == State.WAITING and had_place:
        raise Refused(_("The last place there has just been taken. You still have the place you had."))
    if before.state != State.CANCELLED:
        cancel_registration(before, by=by)
        record("took_other_date", made, by=by, refs={"from": before.pk, "meeting": meeting.pk})
    return made
