"""Mail that comes back for good asks the municipality's coordinator for the right address."""

from django.db import transaction
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.notices.actions import send_copy
from praksisnet.notices.models import Letter
from praksisnet.organisations.models import Organisation
from praksisnet.people.actions import change_person
from praksisnet.people.models import Person
from praksisnet.registration.queries.addresses import (
    asked_about,
    dead_letters,
    is_mended,
    is_staff,
    missed_letters,
    places_of,
)
from praksisnet.registration.words import ADDRESS_MENDED
from praksisnet.todos import actions as todos
from praksisnet.todos.models import Todo


def ask_for_addresses(*, by: Actor) -> int:
    """Every few minutes, about what has come back since; each in its own transaction. Returns how many are asked."""
    return sum(ask_for_address(letter, by=by) for letter in dead_letters())


@transaction.atomic
def ask_for_address(letter: Letter, *, by: Actor) -> int:
    """A task for each coordinator, or where there is none for each facilitator; one about the same person is enough.

    It ticks itself when the address is another one, or the person takes part no more. A repeat changes nothing.
    """
    person = letter.to_person
    if person is None or is_mended(letter):
        return 0
    earlier = Todo.objects.filter(source__startswith=_source(person))
    # Somebody said that the address is right: asked again only about a letter that was written since.
    if earlier.filter(done_by__isnull=False, done_at__gte=letter.queued_at).exists():
        return 0
    asked = set(earlier.filter(done_at__isnull=True).values_list("owner", flat=True))
    owners = [one for one in asked_about(person) if one.pk not in asked]
    for owner in owners:
        todos.add(
            f"{_source(person)}{letter.pk}:{owner.pk}",
            letter,
            title=format_lazy(_("Mail to {name} comes back: say the right address"), name=person.name),
            address=reverse("registration:address", args=[letter.pk]),
            owner=owner,
            condition=ADDRESS_MENDED,
            due_on=clock.today(),
            by=by,
        )
    return len(owners)


@transaction.atomic
def mend_address(letter: Letter, email: str, *, by: Actor) -> Person:
    """The person's right address; what came back is sent to it, and the person is signed out everywhere.

    The same again changes nothing. Refuses: a person with more rights than a participant; a person whose address was
    changed meanwhile; one outside the municipality's own, so that nobody gets into another's account; what people
    refuse.
    """
    assert letter.to_person_id  # noqa: S101 -- only letters to people are mended
    person = Person.objects.select_for_update().get(pk=letter.to_person_id)
    email = email.strip().lower()
    if person.email == email and email != letter.to_address:
        return person
    if is_staff(person):
        raise Refused(_("An administrator corrects this address."))
    letter.to_person = person
    if is_mended(letter):
        raise Refused(_("The address has been changed already."))
    if email == letter.to_address:
        raise Refused(_("Mail to this address comes back. Write another one."), code="email")
    if _domain(email) not in _domains(person, letter):
        raise Refused(_("Write a work mail of the municipality."), code="email")
    missed = missed_letters(letter)
    same = {"name": person.name, "title": person.title, "phone": person.phone, "language": person.language}
    change_person(person, email=email, invited=person.invited_at is not None, **same, by=by)
    for one in missed:
        send_copy(one, by=by)
    record("address_mended", letter, by=by, refs={"person": person.pk, "sent_again": [one.pk for one in missed]})
    todos.settle(letter, by=by)
    return person


@transaction.atomic
def keep_address(letter: Letter, *, by: Actor) -> None:
    """The address is right after all: nobody is asked any more about what has come back until now. A repeat changes
    nothing."""
    assert letter.to_person  # noqa: S101 -- only letters to people are asked about
    still = Todo.objects.filter(source__startswith=_source(letter.to_person), done_at__isnull=True)
    for todo in still.order_by("pk"):
        todos.finish(todo, by=by)


@transaction.atomic
def forget_questions(person: Person, *, by: Actor) -> int:
    """Part of forgetting somebody: the tasks of others name them."""
    return Todo.objects.filter(source__startswith=_source(person)).delete()[0]


def _source(person: Person) -> str:
    return f"address:{person.pk}:"


def _domain(email: str) -> str:
    return email.rpartition("@")[2]


def _domains(person: Person, letter: Letter) -> set[str]:
    """Of the municipalities the person takes part for, and of the address that there was."""
    homes = [place.municipality_id for place in places_of(person) if place.municipality_id]
    own = (domain for home in Organisation.objects.filter(pk__in=homes) for domain in home.domains)
    return {*own, _domain(letter.to_address)}
