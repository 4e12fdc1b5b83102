from collections.abc import Mapping, Sequence
from typing import Any

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import erase_values, record
from praksisnet.journal.queries import entries_about
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.people import sockets
from praksisnet.people.actions.sessions import end_all_sessions
from praksisnet.people.actions.standing import refuse_last_administrator
from praksisnet.people.models import Person

ERASED_NAME = "Slettet person"


def unname(person: Person, columns: Mapping[Any, Sequence[str]]) -> int:
    """Take the person out of these columns of the models; the rows stay. Returns how many. Part of an erasure."""
    return sum(
        model._base_manager.filter(**{column: person}).update(**{column: None})  # noqa: SLF001 -- the hidden ones too
        for model, names in columns.items()
        for column in names
    )


@transaction.atomic
def erase_person(person: Person, *, by: Actor) -> None:
    """Delete what is kept about a person, in every room. What remains is a nameless row that history points at.

    Refuses: the last administrator, somebody already erased.
    """
    if person.erased_at:
        raise Refused(_("This person's data is deleted."))
    refuse_last_administrator(person)
    for room in sockets.personal_data():
        room.erase(person, by)
    EmailAddress.objects.filter(user=person).delete()
    end_all_sessions(person)
    person.erased_at = clock.now()
    person.deactivated_at = person.deactivated_at or person.erased_at
    person.name, person.email, person.title, person.phone = ERASED_NAME, None, "", ""
    person.invited_at = person.administrator_since = person.last_login = None
    person.set_unusable_password()
    person.save()
    erase_values(entries_about(person), person, by=by)
    record("erased_person", person, by=by)
