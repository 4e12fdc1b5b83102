"""What happens here when somebody's data is deleted: the municipality's history stays, nameless."""

from django.db import transaction

from praksisnet.journal.actions import erase_values
from praksisnet.journal.queries import entries_by_guests
from praksisnet.kit.actor import Actor
from praksisnet.networks.actions.roles import end_role_row
from praksisnet.networks.actions.seats import end_tenure
from praksisnet.networks.models import InvitationAnswer, Role, Tenure
from praksisnet.networks.standings import current_tenures
from praksisnet.networks.words import EndedBecause
from praksisnet.people.models import Person


@transaction.atomic
def erase_traces(person: Person, *, by: Actor) -> None:
    """End what the person is here, and delete what they stated under their address. Called before the name goes."""
    for tenure in Tenure.objects.filter(current_tenures(), person=person).select_related("person"):
        end_tenure(tenure, EndedBecause.LEFT, by=by)
    for role in Role.objects.filter(person=person, ended_at__isnull=True).select_related("person"):
        end_role_row(role, by=by)
    stated = InvitationAnswer.objects.filter(address=person.email or None)
    # As a guest the person is known by name only; whoever else gave that name is forgotten with them.
    erase_values(entries_by_guests({person.name, *stated.values_list("name", flat=True)}), person, by=by)
    stated.delete()
