"""What stands behind a mailed link, checked against today's rows."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import QuerySet

from praksisnet.kit import links
from praksisnet.kit.links import BadLink, Reason
from praksisnet.networks.models import Invitation, InvitationAnswer, Role, Seat
from praksisnet.networks.queries.networks import holder_of, with_holders
from praksisnet.networks.words import ANSWER_LINK, INVITATION_LINK, STATED_LINK, RoleKind
from praksisnet.people.models import Person

INVITATION_LASTS = timedelta(days=365)
ANSWER_LASTS = timedelta(days=60)
STATED_LASTS = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Places:
    """A municipality's places behind the coordinator's link."""

    seats: list[Seat]
    holders: list[Person]
    vacant: int
    has_own: bool


def invitation_by_link(token: str) -> Invitation:
    """Raises BadLink, or DoesNotExist when the invitation is no more."""
    link = links.read(token, INVITATION_LINK, max_age=INVITATION_LASTS)
    return _invitations().get(pk=link.row_id, sent_at__isnull=False)


def statement_by_link(token: str) -> InvitationAnswer:
    """Raises BadLink, or DoesNotExist when the statement is deleted."""
    link = links.read(token, ANSWER_LINK, max_age=ANSWER_LASTS)
    if link.holder != f"statement:{link.row_id}":
        raise BadLink(Reason.FORGED)
    return _statement(link.row_id)


def stated_by_link(token: str) -> InvitationAnswer:
    """Raises as statement_by_link does."""
    return _statement(links.read(token, STATED_LINK, max_age=STATED_LASTS).row_id)


def _statement(row_id: int) -> InvitationAnswer:
    return InvitationAnswer.objects.select_related(
        *(f"invitation__{path}" for path in _PATHS), "invitation__answered_by"
    ).get(pk=row_id)


def coordinator_by_link(statement: InvitationAnswer) -> Person | None:
    """The one who confirmed, while still the municipality's coordinator; a link outlives neither role nor account."""
    if statement.confirmed_at is None:
        return None
    invitation = statement.invitation
    role = (
        Role.objects.filter(
            kind=RoleKind.COORDINATOR,
            person__email=statement.address,
            person__deactivated_at__isnull=True,
            person__invited_at__isnull=False,
            network_id=invitation.network_id,
            municipality_id=invitation.municipality_id,
            ended_at__isnull=True,
        )
        .select_related("person")
        .first()
    )
    return role.person if role else None


def vacant_places(invitation: Invitation, person: Person) -> Places:
    seats = list(
        with_holders(
            Seat.objects.filter(network_id=invitation.network_id, municipality_id=invitation.municipality_id).order_by(
                "number"
            )
        )
    )
    holders = [holder for seat in seats if (holder := holder_of(seat))]
    return Places(seats, holders, len(seats) - len(holders), person.pk in {holder.pk for holder in holders})


_PATHS = ("municipality", "network__programme__authority", "network__programme__operator")


def _invitations() -> QuerySet[Invitation]:
    return Invitation.objects.select_related(*_PATHS, "answered_by")
