from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.people.actions.sessions import end_all_sessions
from praksisnet.people.models import Person, State
from praksisnet.people.sockets import call_followers


@transaction.atomic
def deactivate_person(person: Person, *, by: Actor) -> None:
    """Close an account: signed out everywhere, no new codes. A second time changes nothing.

    Refuses: the last administrator.
    """
    refuse_last_administrator(person)
    if person.deactivated_at is None:
        person.deactivated_at = clock.now()
        person.administrator_since = None
        person.set_unusable_password()
        person.save(update_fields=["deactivated_at", "administrator_since", "password"])
        end_all_sessions(person)
        call_followers(person)
        record("deactivated_person", person, by=by)


@transaction.atomic
def reactivate_person(person: Person, *, by: Actor) -> None:
    """Refuses: somebody whose data is deleted."""
    if person.erased_at:
        raise Refused(_("This person's data is deleted."))
    if person.deactivated_at is not None:
        person.deactivated_at = None
        person.save(update_fields=["deactivated_at"])
        call_followers(person)
        record("reactivated_person", person, by=by)


@transaction.atomic
def make_administrator(person: Person, *, by: Actor) -> None:
    """Refuses: somebody who cannot sign in."""
    if person.state != State.ACTIVE:
        raise Refused(_("Only somebody who can sign in can be an administrator."))
    if person.administrator_since is None:
        person.administrator_since = clock.now()
        person.save(update_fields=["administrator_since"])
        record("made_administrator", person, by=by)


@transaction.atomic
def remove_administrator(person: Person, *, by: Actor) -> None:
    """Refuses: the last administrator."""
    refuse_last_administrator(person)
    if person.administrator_since is not None:
        person.administrator_since = None
        person.save(update_fields=["administrator_since"])
        record("removed_administrator", person, by=by)


@transaction.atomic
def note_sign_in(person: Person, *, by: Actor) -> None:
    record("signed_in", person, by=by)


def refuse_last_administrator(person: Person) -> None:
    """Somebody must be able to let people in. The rows are locked, so that two cannot leave at once."""
    if person.is_administrator:
        administrators = Person.objects.select_for_update().filter(
            administrator_since__isnull=False, deactivated_at=None, invited_at__isnull=False
        )
        if {administrator.pk for administrator in administrators.order_by("pk")} <= {person.pk}:
            raise Refused(_("This is the last administrator. Make somebody else administrator first."))
