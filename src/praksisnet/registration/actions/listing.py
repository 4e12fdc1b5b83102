"""Whether somebody stands with name in the list that the other participants see."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.registration.models import Registration
from praksisnet.registration.words import COUNTED


@transaction.atomic
def set_listed(registration: Registration, is_listed: bool, *, by: Actor) -> Registration:
    """The person's own choice; the same one again changes nothing. Refuses: who does not come."""
    registration = Registration.objects.select_for_update().select_related(None).get(pk=registration.pk)
    if registration.state not in COUNTED:
        raise Refused(_("The registration is cancelled."))
    if registration.is_listed != is_listed:
        registration.is_listed = is_listed
        registration.save(update_fields=["is_listed"])
        record("listed" if is_listed else "unlisted", registration, by=by, fields=["is_listed"])
    return registration
