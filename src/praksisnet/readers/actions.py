"""A colleague becomes a reader, is removed and let in again, and is forgotten when nobody logs on for a year."""

import re

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.networks.actions.programmes import refuse_closed
from praksisnet.networks.actions.roles import end_role_row, put_reader
from praksisnet.networks.models import Invitation, Programme
from praksisnet.notices.actions import post
from praksisnet.organisations.models import Organisation
from praksisnet.organisations.queries import is_address_of
from praksisnet.people.actions import invite_person, unname
from praksisnet.people.models import Person
from praksisnet.readers import mails, rules
from praksisnet.readers.models import Reader
from praksisnet.readers.queries import places_in, unused_roles


@transaction.atomic
def become_reader(programme: Programme, municipality: Organisation, address: str, *, link: str, by: Actor) -> Person:
    """Let in whoever has proved that the address is theirs; who has a part in the programme keeps that one.

    ``link`` is where the letter leads back to. A repeat changes nothing. Refuses: a closed programme, a municipality
    that does not take part, an address that is not its own, an account that was closed, and whom the municipality's
    coordinator has removed.
    """
    refuse_closed(Programme.objects.get(pk=programme.pk))
    if not places_in(programme.pk).filter(pk=municipality.pk).exists():
        raise Refused(_("The municipality does not take part in the network."))
    if not is_address_of(municipality, address):
        raise Refused(
            _("Use your mail address at %(name)s. It ends in %(domain)s."),
            params={"name": municipality.name, "domain": municipality.domain or "–"},
        )
    invited = invite_person(name=name_in(address), email=address, by=by)
    person = Person.objects.select_for_update().get(pk=invited.pk)
    if rules.has_a_part(person, programme.pk):
        return person
    before = Reader.objects.filter(person=person, programme=programme).first()
    if before and before.removed_at:
        raise Refused(_("The coordinator of your municipality has ended your access. Ask there if you need it."))
    reader = before or Reader(person=person, programme=programme, began_at=clock.now())
    reader.role, reader.municipality = put_reader(person, programme, by=by), municipality
    reader.save()
    record("reader_joined", reader, by=by, refs={"person": person.pk, "municipality": municipality.pk})
    post(mails.joined_letter(reader, link), by=by)
    return person


@transaction.atomic
def remove_reader(reader: Reader, *, by: Actor) -> Reader:
    """The colleague reads no more, and no link lets them in again. A repeat changes nothing."""
    reader = _locked(reader)
    if reader.removed_at is None:
        reader.removed_at, reader.removed_by_id = clock.now(), by.signed_in_id
        reader.save(update_fields=["removed_at", "removed_by"])
        if reader.role.ended_at is None:
            end_role_row(reader.role, by=by)
        record("reader_removed", reader, by=by, fields=["removed_at"], refs={"person": reader.person_id})
    return reader


@transaction.atomic
def return_reader(reader: Reader, *, by: Actor) -> Reader:
    """It was a mistake: the colleague reads again. A repeat changes nothing. Refuses: a closed programme, and a
    municipality that does not take part."""
    reader = _locked(reader)
    refuse_closed(reader.programme)
    if not places_in(reader.programme_id).filter(pk=reader.municipality_id).exists():
        raise Refused(_("The municipality does not take part in the network."))
    if reader.removed_at is not None:
        reader.removed_at = reader.removed_by = None
        reader.role = put_reader(reader.person, reader.programme, by=by)
        reader.save()
        record("reader_returned", reader, by=by, fields=["removed_at"], refs={"person": reader.person_id})
    return reader


def end_of_municipality(invitation: Invitation, by: Actor) -> None:
    """Its colleagues read no more once it takes part in none of the programme's networks; the link lets them in again
    if it comes back. Part of the change by which it left."""
    programme_id, home_id = invitation.network.programme_id, invitation.municipality_id
    if places_in(programme_id).filter(pk=home_id).exists():
        return
    mine = Reader.objects.filter(programme=programme_id, municipality=home_id, role__ended_at__isnull=True)
    for reader in mine.select_related("role__person").order_by("pk"):
        end_role_row(reader.role, by=by)


def end_unused(*, by: Actor) -> int:
    """Readers who have not logged on for a year read no more; the link lets them in again. Returns how many."""
    ended = 0
    for role in unused_roles().select_related("person"):
        with transaction.atomic():
            end_role_row(role, by=by)
        ended += 1
    return ended


@transaction.atomic
def erase_traces(person: Person, *, by: Actor) -> None:
    """That the person was a reader goes; who removed a colleague stays unnamed."""
    erased, _models = Reader.objects.filter(person=person).delete()
    if erased + unname(person, {Reader: ["removed_by"]}):
        record("erased_reader_traces", person, by=by, refs={"erased": erased})


def name_in(address: str) -> str:
    """What an address tells of a name: jonas.riis@… is Jonas Riis. One's own profile is the place to mend it."""
    parts = [part for part in re.split(r"[._-]+|\d+", address.partition("@")[0]) if part]
    return " ".join(part.capitalize() for part in parts)[:120] or address.partition("@")[0]


def _locked(reader: Reader) -> Reader:
    found = Reader.objects.select_for_update(of=("self",)).select_related("role__person", "person", "programme")
    return found.get(pk=reader.pk)
