"""The region a municipality lies in, and whom it takes part through."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.organisations.models import Organisation, RegionMembership, Representation
from praksisnet.organisations.words import Kind


@transaction.atomic
def move_region(
    municipality: Organisation, region: Organisation, *, on: date | None = None, by: Actor
) -> RegionMembership:
    """From that day the municipality lies in another region.

    Refuses other kinds of organisation, a closed region, and a day before a change that is already recorded.
    """
    day, municipality = on or clock.today(), _locked_municipality(municipality)
    if region.kind != Kind.REGION:
        raise Refused(_("Choose a region."))
    _refuse_closed(region, day)
    known = municipality.region_memberships.overlapping(day, None).order_by("valid_from")
    present = known.first()
    if present and present.region_id == region.id and present.valid_from <= day:
        return present
    if present and (present.valid_until is not None or present.valid_from >= day):
        raise Refused(_("A later change of region is already recorded."))
    if present:
        known.update(valid_until=day)
    membership = RegionMembership.objects.create(municipality=municipality, region=region, valid_from=day)
    record("region_moved", municipality, by=by, refs={"region": region.pk})
    return membership


@transaction.atomic
def represent(
    municipality: Organisation, through: Organisation, *, valid_from: date | None = None, by: Actor
) -> Representation:
    """From that day the municipality takes part through another municipality or a joint unit.

    Refuses other kinds of organisation, itself, a closed one, chains in both directions, and two at the same time.
    """
    day, municipality = valid_from or clock.today(), _locked_municipality(municipality)
    if through.kind not in {Kind.MUNICIPALITY, Kind.JOINT_UNIT}:
        raise Refused(_("A municipality takes part through another municipality or a joint unit."))
    if through.pk == municipality.pk:
        raise Refused(_("A municipality cannot take part through itself."))
    _refuse_closed(through, day)
    present = municipality.representations.overlapping(day, None).order_by("valid_from").first()
    if present and present.by_id == through.pk and present.valid_from <= day and present.valid_until is None:
        return present
    if present:
        raise Refused(_("The municipality already takes part through another in that period. End that first."))
    _refuse_chain(municipality, through, day)
    representation = Representation.objects.create(municipality=municipality, by=through, valid_from=day)
    record("representation_began", municipality, by=by, refs={"through": through.pk})
    return representation


@transaction.atomic
def end_representation(representation: Representation, *, on: date | None = None, by: Actor) -> None:
    """From that day the municipality takes part by itself; one that never held a day is removed."""
    day = on or clock.today()
    representation = Representation.objects.select_for_update().select_related("municipality").get(pk=representation.pk)
    if representation.valid_until is not None and representation.valid_until <= day:
        return
    if day <= representation.valid_from:
        representation.delete()
    else:
        representation.valid_until = day
        representation.save(update_fields=["valid_until"])
    record("representation_ended", representation.municipality, by=by, refs={"through": representation.by_id})


def _locked_municipality(organisation: Organisation) -> Organisation:
    """The rows of all municipalities' periods are changed under the municipality's own lock."""
    if organisation.kind != Kind.MUNICIPALITY:
        raise Refused(_("Choose a municipality."))
    return Organisation.objects.select_for_update().get(pk=organisation.pk)


def _refuse_closed(organisation: Organisation, day: date) -> None:
    if organisation.valid_from > day or organisation.is_closed(day):
        raise Refused(_("The organisation does not exist on that day."))


def _refuse_chain(municipality: Organisation, through: Organisation, day: date) -> None:
    if Representation.objects.filter(municipality=through).overlapping(day, None).exists():
        raise Refused(_("That municipality takes part through another itself."))
    if Representation.objects.filter(by=municipality).overlapping(day, None).exists():
        raise Refused(_("Others take part through this municipality. End that first."))
