"""Who works where."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.organisations.models import Affiliation, Organisation
from praksisnet.organisations.words import AffiliationKind
from praksisnet.people.actions import invite_person
from praksisnet.people.models import Person


@transaction.atomic
def affiliate(
    person: Person,
    organisation: Organisation,
    unit: str = "",
    *,
    kind: str = AffiliationKind.EMPLOYEE,
    valid_from: date | None = None,
    by: Actor,
) -> Affiliation:
    """The person works there from that day. Said again it changes nothing but the unit, and that only if one is named.

    Refuses a closed organisation, and a period that overlaps one which has already ended.
    """
    Person.objects.select_for_update().get(pk=person.pk)
    day, unit = valid_from or clock.today(), " ".join(unit.split())
    if organisation.is_closed(day):
        raise Refused(_("The organisation has closed."))
    known = Affiliation.objects.filter(person=person, organisation=organisation, kind=kind)
    present = known.filter(valid_until__isnull=True).first()
    if present:
        return _with_unit(present, unit, by)
    if known.overlapping(day, None).exists():
        raise Refused(_("The person already works there in that period."))
    affiliation = Affiliation.objects.create(
        person=person, organisation=organisation, kind=kind, unit=unit, valid_from=day
    )
    record("affiliation_began", affiliation, by=by, refs={"person": person.pk, "organisation": organisation.pk})
    return affiliation


@transaction.atomic
def add_person(
    organisation: Organisation,
    *,
    person: Person | None,
    name: str = "",
    email: str = "",
    title: str = "",
    unit: str = "",
    kind: str = AffiliationKind.EMPLOYEE,
    valid_from: date | None = None,
    by: Actor,
) -> Affiliation:
    """Somebody who is known, or somebody new who may sign in from now on, works there.

    Refuses as invite_person and affiliate do.
    """
    person = person or invite_person(name=name, email=email, title=title, by=by)
    return affiliate(person, organisation, unit, kind=kind, valid_from=valid_from, by=by)


@transaction.atomic
def change_affiliation(affiliation: Affiliation, *, unit: str, kind: str, by: Actor) -> Affiliation:
    """Another unit or another place. Refuses a place that the person already has there in that period."""
    Person.objects.select_for_update().get(pk=affiliation.person_id)
    affiliation = Affiliation.objects.select_for_update().get(pk=affiliation.pk)
    wanted = {"unit": " ".join(unit.split()), "kind": kind}
    changed = [field for field, value in wanted.items() if getattr(affiliation, field) != value]
    others = Affiliation.objects.filter(
        person_id=affiliation.person_id, organisation_id=affiliation.organisation_id, kind=kind
    ).exclude(pk=affiliation.pk)
    if "kind" in changed and others.overlapping(affiliation.valid_from, affiliation.valid_until).exists():
        raise Refused(_("The person already works there in that period."))
    for field in changed:
        setattr(affiliation, field, wanted[field])
    if changed:
        affiliation.save(update_fields=changed)
        record("affiliation_changed", affiliation, by=by, fields=changed)
    return affiliation


@transaction.atomic
def end_affiliation(affiliation: Affiliation, *, on: date | None = None, by: Actor) -> None:
    """From that day the person no longer works there; an affiliation that never held a day is removed."""
    day = on or clock.today()
    affiliation = Affiliation.objects.select_for_update().get(pk=affiliation.pk)
    if affiliation.valid_until is not None and affiliation.valid_until <= day:
        return
    refs = {"person": affiliation.person_id, "organisation": affiliation.organisation_id}
    record("affiliation_ended", affiliation, by=by, fields=["valid_until"], refs=refs)
    if day <= affiliation.valid_from:
        affiliation.delete()
    else:
        affiliation.valid_until = day
        affiliation.save(update_fields=["valid_until"])


def _with_unit(affiliation: Affiliation, unit: str, by: Actor) -> Affiliation:
    if unit and affiliation.unit != unit:
        affiliation.unit = unit
        affiliation.save(update_fields=["unit"])
        record("affiliation_changed", affiliation, by=by, fields=["unit"])
    return affiliation
