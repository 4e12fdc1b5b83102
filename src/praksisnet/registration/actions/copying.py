"""Copies of receipts to the mailbox that several people of a municipality read."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.organisations.models import Organisation


@transaction.atomic
def copy_receipts(municipality: Organisation, *, is_wanted: bool, by: Actor) -> None:
    """From now on, or no longer. A repeat changes nothing. Refuses: a municipality without a shared mailbox."""
    municipality = Organisation.objects.select_for_update().get(pk=municipality.pk)
    if is_wanted == bool(municipality.mailbox_copied_since):
        return
    if is_wanted and not municipality.mailbox:
        raise Refused(_("The municipality has no shared mailbox. Ask your facilitator to write it down."))
    municipality.mailbox_copied_since = clock.now() if is_wanted else None
    municipality.save(update_fields=["mailbox_copied_since"])
    record("copies_began" if is_wanted else "copies_ended", municipality, by=by, fields=["mailbox_copied_since"])
