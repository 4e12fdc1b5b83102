"""Which networks a programme has, and which municipality is in which."""

from collections.abc import Mapping, Sequence

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.networks.actions.programmes import refuse_closed
from praksisnet.networks.models import Invitation, Network, Programme
from praksisnet.organisations import queries as organisations
from praksisnet.organisations.models import Organisation


@transaction.atomic
def save_networks(programme: Programme, names: Mapping[int, str], new: Sequence[str] = (), *, by: Actor) -> None:
    """Rename the programme's networks (an empty name removes one) and add new ones.

    Refuses a closed programme, one name twice, and removing a network whose municipalities have been invited.
    """
    programme = _locked(programme)
    kept = {pk: " ".join(name.split()) for pk, name in names.items()}
    added = [clean for name in new if (clean := " ".join(name.split()))]
    _refuse_twice([name for name in kept.values() if name] + added)
    for network in programme.networks.filter(pk__in=kept):
        _rename(network, kept[network.pk], by)
    for name in added:
        _add(programme, name, by)


@transaction.atomic
def suggest_networks(programme: Programme, *, by: Actor) -> None:
    """One network for each region as of the programme's start, and its municipalities in it. Placed ones stay.

    A municipality whose region is not known that day is left to be placed by hand.
    A repeat adds only what is missing. Refuses a closed programme.
    """
    programme = _locked(programme)
    day = programme.starts_on
    by_name = {network.name: network for network in programme.networks.all()}
    network_of: dict[int, Network] = {}
    for region in organisations.regions(day):
        name = _network_name(region)
        network_of[region.pk] = by_name.get(name) or _add(programme, name, by)
    placed = set(Invitation.objects.filter(network__programme=programme).values_list("municipality_id", flat=True))
    region_ids = organisations.region_ids(day)
    through = organisations.representative_ids(day)
    own = organisations.municipalities(day).values_list("pk", flat=True)
    wanted = {pk: region_ids[pk] for pk in own if pk in region_ids}
    # A joint unit sits where the first of those it takes part for lies.
    for municipality_id, other_id in sorted(through.items()):
        if municipality_id in region_ids:
            wanted.setdefault(other_id, region_ids[municipality_id])
    Invitation.objects.bulk_create(
        [Invitation(network=network_of[wanted[pk]], municipality_id=pk) for pk in sorted(wanted.keys() - placed)]
    )
    record("networks_suggested", programme, by=by, refs={"networks": sorted(n.pk for n in network_of.values())})


@transaction.atomic
def place_municipalities(programme: Programme, places: Mapping[int, int | None], *, by: Actor) -> None:
    """Put municipalities (by id) in networks (by id); None takes one out of the programme.

    Refuses a closed programme, a network of another programme, taking out a municipality that was invited,
    and moving one that has answered.
    """
    programme = _locked(programme)
    networks = set(programme.networks.values_list("pk", flat=True))
    if not networks >= {network_id for network_id in places.values() if network_id is not None}:
        raise Refused(_("Choose one of the programme's own networks."))
    present = {
        invitation.municipality_id: invitation
        for invitation in Invitation.objects.filter(network__programme=programme).select_related("municipality")
    }
    moved = [pk for pk, network_id in places.items() if _place(present.get(pk), network_id)]
    Invitation.objects.bulk_create(
        [
            Invitation(network_id=network_id, municipality_id=pk)
            for pk, network_id in places.items()
            if network_id is not None and pk not in present
        ]
    )
    added = [pk for pk, network_id in places.items() if network_id is not None and pk not in present]
    if moved or added:
        record("municipalities_placed", programme, by=by, refs={"moved": moved, "added": added})


def _place(invitation: Invitation | None, network_id: int | None) -> bool:
    """Move or take out one that is there; return whether it changed."""
    if invitation is None or invitation.network_id == network_id:
        return False
    name = invitation.municipality.name
    if network_id is None and invitation.sent_at is not None:
        raise Refused(_("%(name)s has been invited and cannot be taken out."), params={"name": name})
    if invitation.answer is not None:
        raise Refused(_("%(name)s has answered and stays in its network."), params={"name": name})
    if network_id is None:
        invitation.delete()
    else:
        invitation.network_id = network_id
        invitation.save(update_fields=["network"])
    return True


def _locked(programme: Programme) -> Programme:
    programme = Programme.objects.select_for_update().get(pk=programme.pk)
    refuse_closed(programme)
    return programme


def _refuse_twice(names: list[str]) -> None:
    folded = [name.casefold() for name in names]
    for name in names:
        if folded.count(name.casefold()) > 1:
            raise Refused(_("Two networks cannot both be called %(name)s."), params={"name": name})


def _rename(network: Network, name: str, by: Actor) -> None:
    if not name:
        if network.invitations.filter(sent_at__isnull=False).exists():
            raise Refused(
                _("%(name)s cannot be removed: its municipalities have been invited."), params={"name": network.name}
            )
        record("network_removed", network, by=by)
        network.delete()
    elif name != network.name:
        if network.programme.networks.filter(name=name).exclude(pk=network.pk).exists():
            raise Refused(_("Two networks cannot both be called %(name)s."), params={"name": name})
        network.name = name
        network.save()
        record("network_renamed", network, by=by, fields=["name"])


def _add(programme: Programme, name: str, by: Actor) -> Network:
    if programme.networks.filter(name=name).exists():
        raise Refused(_("Two networks cannot both be called %(name)s."), params={"name": name})
    network = Network.objects.create(programme=programme, name=name)
    record("network_created", network, by=by)
    return network


def _network_name(region: Organisation) -> str:
    """Region Sjælland gives Netværk Sjælland, whatever language the facilitator reads in."""
    with translation.override(settings.LANGUAGE_CODE):
        return gettext("Network %(name)s") % {"name": region.name.removeprefix("Region ")}
