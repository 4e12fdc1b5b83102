"""What the views of this room begin with: the object in the reader's own scope, else 404."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import Form
from django.http import Http404, HttpRequest

from praksisnet.networks import rules
from praksisnet.networks.models import Invitation, Network, Programme, Seat
from praksisnet.networks.queries.networks import network_for, networks_for, seat_for
from praksisnet.networks.queries.programmes import programme_for
from praksisnet.people.gate import reader


def programme_or_404(request: HttpRequest, programme_id: int) -> Programme:
    try:
        return programme_for(reader(request), programme_id)
    except Programme.DoesNotExist as missing:
        raise Http404 from missing


def own_programme(request: HttpRequest, programme_id: int) -> Programme:
    """A programme the reader runs: 404 to strangers, 403 to its other people."""
    programme = programme_or_404(request, programme_id)
    if not rules.may_run_programme(reader(request), programme):
        raise PermissionDenied
    return programme


def network_or_404(request: HttpRequest, network_id: int) -> Network:
    try:
        return network_for(reader(request), network_id)
    except Network.DoesNotExist as missing:
        raise Http404 from missing


def own_seat(request: HttpRequest, seat_id: int) -> Seat:
    """A seat the reader may give away: 404 to strangers, 403 to the network's other people."""
    try:
        seat = seat_for(reader(request), seat_id)
    except Seat.DoesNotExist as missing:
        raise Http404 from missing
    if not rules.may_coordinate(reader(request), seat.network, seat.municipality_id):
        raise PermissionDenied
    return seat


def own_invitation(request: HttpRequest, invitation_id: int) -> Invitation:
    """An invitation the reader may answer for: the municipality's coordinator, and the network's facilitators."""
    person = reader(request)
    found = Invitation.objects.filter(network__in=networks_for(person)).select_related(
        "municipality", "network__programme"
    )
    try:
        invitation = found.get(pk=invitation_id)
    except Invitation.DoesNotExist as missing:
        raise Http404 from missing
    if not rules.may_coordinate(person, invitation.network, invitation.municipality_id):
        raise PermissionDenied
    return invitation


def blame(form: Form, refused: ValidationError, field: str | None = None) -> None:
    """Show a refusal in place."""
    form.add_error(field if field in form.fields else None, refused)


def complain(request: HttpRequest, refused: ValidationError) -> None:
    """Show a refusal of a button that has no form of its own."""
    messages.error(request, refused.messages[0])
