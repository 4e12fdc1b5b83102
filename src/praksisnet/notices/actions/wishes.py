"""What somebody wants to hear."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.notices.models import Wish
from praksisnet.notices.purposes import purpose_of
from praksisnet.people.models import Person


@transaction.atomic
def choose(person: Person, wishes: dict[str, str], *, by: Actor) -> None:
    """Keep how somebody wants to hear about each purpose. Refuses: a purpose or a choice that is not offered."""
    for key, how in wishes.items():
        purpose = purpose_of(key)
        if purpose is None or how not in purpose.choices:
            raise Refused(_("This choice is not offered."))
        Wish.objects.update_or_create(person=person, purpose=key, defaults={"how": how})
    record("wishes_chosen", person, by=by, refs={"wishes": wishes})
