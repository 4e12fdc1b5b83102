"""Whether one may come to more than one meeting of a round."""

from django.db import transaction

from praksisnet.journal.actions import record
from praksisnet.kit.actor import Actor
from praksisnet.meetings.actions.ground import refuse_programme
from praksisnet.meetings.models import Round


@transaction.atomic
def allow_several(round_: Round, *, allowed: bool, by: Actor) -> Round:
    """From now on one person may come to several of its meetings, or to one. Who is registered for several already
    stays so. The same again changes nothing.

    Refuses: a closed programme.
    """
    found = Round.objects.select_for_update(of=("self",)).select_related("programme").get(pk=round_.pk)
    refuse_programme(found.programme)
    if found.several_allowed == allowed:
        return found
    found.several_allowed = allowed
    found.save(update_fields=["several_allowed"])
    record("several_allowed" if allowed else "several_forbidden", found, by=by, fields=["several_allowed"])
    return found
