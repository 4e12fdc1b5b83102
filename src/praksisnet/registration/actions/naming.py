"""A colleague is named by somebody of the municipality: whose address is it?"""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.organisations.models import Organisation
from praksisnet.organisations.queries import is_address_of
from praksisnet.people.actions import name_person
from praksisnet.people.models import Person
from praksisnet.registration.queries.colleagues import comes_from_elsewhere

DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class Newcomer:
    """``is_sure``: the address is right, although it does not end as the municipality's do."""

    name: str
    email: str
    is_sure: bool = False


@transaction.atomic
def name_colleague(municipality: Organisation, who: Newcomer, *, by: Actor) -> Person:
    """The one with this address, written down if unknown; who is new cannot sign in until invited.

    Refuses: an address that is not the municipality's, unless it is sure; somebody of another municipality; a closed
    account; what looks like a CPR number.
    """
    if municipality.domain and not who.is_sure and not is_address_of(municipality, who.email):
        raise Refused(
            _("%(address)s does not end in @%(domain)s, as the addresses of %(name)s do. Mend it, or say it is right."),
            params={"address": who.email, "domain": municipality.domain, "name": municipality.name},
            code=DOUBTFUL,
        )
    person = name_person(name=who.name, email=who.email, by=by)
    if person.deactivated_at:
        raise Refused(_("This person's account is deactivated. An administrator can reactivate it."))
    if comes_from_elsewhere(person, municipality):
        raise Refused(
            _("%(address)s belongs to somebody who does not come for %(name)s. Write to your facilitator if it is so."),
            params={"address": who.email, "name": municipality.name},
        )
    return person
