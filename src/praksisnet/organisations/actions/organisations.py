"""Creating, changing, closing and reopening an organisation."""

from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.names import sort_name
from praksisnet.kit.refusal import Refused
from praksisnet.organisations.actions.domains import refuse_domain
from praksisnet.organisations.models import Affiliation, Organisation, RegionMembership, Representation
from praksisnet.organisations.words import Kind


class Facts(TypedDict, total=False):
    """What may be said about an organisation; what is left out stays as it is."""

    name: str
    code: str | None
    domain: str
    mailbox: str
    valid_from: date


@transaction.atomic
def create_organisation(kind: str, *, by: Actor, **facts: Unpack[Facts]) -> Organisation:
    """Refuses a kind, a domain or a code that cannot be, and a name or a code that the kind already has."""
    if kind not in Kind.values:
        raise Refused(_("Choose what kind of organisation it is."))
    organisation = Organisation(kind=kind, valid_from=clock.today())
    put(organisation, facts)
    _refuse_taken(organisation)
    organisation.save()
    record("organisation_created", organisation, by=by, refs={"kind": kind})
    return organisation


@transaction.atomic
def change_organisation(organisation: Organisation, *, by: Actor, **facts: Unpack[Facts]) -> Organisation:
    """Refuses as create_organisation does. The kind stays: a new kind is a new organisation."""
    organisation = _locked(organisation)
    changed = put(organisation, facts)
    if changed:
        _refuse_taken(organisation)
        organisation.save()
        record("organisation_changed", organisation, by=by, fields=changed)
    return organisation


@transaction.atomic
def close_organisation(organisation: Organisation, *, on: date | None = None, by: Actor) -> Organisation:
    """The organisation is no more from that day; its people and its own representation end with it.

    Refuses a day before it began, a region with municipalities, and one that others take part through.
    """
    organisation, day = _locked(organisation), on or clock.today()
    if organisation.valid_until == day:
        return organisation
    if day <= organisation.valid_from:
        raise Refused(_("An organisation cannot close before it began."))
    if RegionMembership.objects.filter(region=organisation).overlapping(day, None).exists():
        raise Refused(_("Municipalities still lie in this region. Move them first."))
    if Representation.objects.filter(by=organisation).overlapping(day, None).exists():
        raise Refused(_("Municipalities still take part through this organisation. End that first."))
    organisation.valid_until = day
    organisation.save(update_fields=["valid_until"])
    ended = _end_what_hangs_on(organisation, day)
    record("organisation_closed", organisation, by=by, fields=["valid_until"], refs={"affiliations": ended})
    return organisation


@transaction.atomic
def reopen_organisation(organisation: Organisation, *, by: Actor) -> Organisation:
    """Undoes a closing; the people are added again by hand. Refuses when another one has taken its name."""
    organisation = _locked(organisation)
    if organisation.valid_until is None:
        return organisation
    organisation.valid_until = None
    _refuse_taken(organisation)
    organisation.save(update_fields=["valid_until"])
    record("organisation_reopened", organisation, by=by, fields=["valid_until"])
    return organisation


def _locked(organisation: Organisation) -> Organisation:
    return Organisation.objects.select_for_update().get(pk=organisation.pk)


def _end_what_hangs_on(organisation: Organisation, day: date) -> list[int]:
    for periods in (
        Affiliation.objects.filter(organisation=organisation),
        Representation.objects.filter(municipality=organisation),
        RegionMembership.objects.filter(municipality=organisation),
    ):
        periods.filter(valid_from__gte=day).delete()
    people = Affiliation.objects.filter(organisation=organisation).overlapping(day, None)
    ended = sorted(people.values_list("id", flat=True))
    Affiliation.objects.filter(id__in=ended).update(valid_until=day)
    Representation.objects.filter(municipality=organisation).overlapping(day, None).update(valid_until=day)
    RegionMembership.objects.filter(municipality=organisation).overlapping(day, None).update(valid_until=day)
    return ended


def put(organisation: Organisation, facts: Facts) -> list[str]:
    """Set the facts, tidied, and say which changed; nothing is stored. Refuses what cannot be."""
    cleaned = {
        "name": " ".join(facts.get("name", organisation.name).split()),
        "code": facts.get("code", organisation.code) or None,
        "domain": facts.get("domain", organisation.domain).strip().lower().removeprefix("@"),
        "mailbox": facts.get("mailbox", organisation.mailbox).strip().lower(),
        "valid_from": facts.get("valid_from", organisation.valid_from),
    }
    changed = [name for name, value in cleaned.items() if getattr(organisation, name) != value]
    for name in changed:
        setattr(organisation, name, cleaned[name])
    if not organisation.name:
        raise Refused(_("An organisation needs a name."))
    if organisation.domain:
        refuse_domain(organisation.domain)
    if organisation.valid_until and organisation.valid_until <= organisation.valid_from:
        raise Refused(_("An organisation cannot close before it began."))
    return changed


def _refuse_taken(organisation: Organisation) -> None:
    others = Organisation.objects.filter(kind=organisation.kind).exclude(pk=organisation.pk)
    if organisation.code and others.filter(code=organisation.code).exists():
        raise Refused(_("Another organisation of this kind has that code."))
    same = Q(sort_name=sort_name(organisation.name), valid_until__isnull=True)
    if organisation.valid_until is None and others.filter(same).exists():
        raise Refused(_("There is already an organisation of this kind with that name."))
