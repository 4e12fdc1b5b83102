from django.db.models import QuerySet

from praksisnet.networks.models import Invitation, Programme
from praksisnet.networks.words import Answer
from praksisnet.organisations import queries as organisations
from praksisnet.organisations.models import Organisation, Representation
from praksisnet.organisations.words import Kind


def to_place(programme: Programme) -> QuerySet[Organisation]:
    """Whom a programme can have in its networks: the municipalities of its first day, and joint units."""
    day = programme.starts_on
    units = Organisation.objects.filter(kind=Kind.JOINT_UNIT).on(day)
    return (organisations.municipalities(day) | units).order_by("sort_name", "id")


def invitations_of(programme: Programme) -> QuerySet[Invitation]:
    return (
        Invitation.objects.filter(network__programme=programme)
        .select_related("municipality", "network__programme__authority", "network__programme__operator")
        .order_by("network__sort_name", "municipality__sort_name", "id")
    )


def unsent(programme: Programme) -> QuerySet[Invitation]:
    """Those a letter is for: not invited yet, and not taking part through another."""
    through_another = Representation.objects.on().values("municipality")
    return invitations_of(programme).filter(sent_at__isnull=True).exclude(municipality__in=through_another)


def ready_to_send(programme: Programme) -> QuerySet[Invitation]:
    return unsent(programme).exclude(municipality__mailbox="")


def without_mailbox(programme: Programme) -> QuerySet[Invitation]:
    return unsent(programme).filter(municipality__mailbox="")


def awaiting_reminder(programme: Programme) -> QuerySet[Invitation]:
    """Invited, silent, and not reminded yet."""
    return (
        invitations_of(programme)
        .filter(sent_at__isnull=False, answered_at__isnull=True, reminded_at__isnull=True)
        .exclude(municipality__mailbox="")
    )


def taking_part() -> QuerySet[Invitation]:
    """Which municipality takes part where: the accepted invitations to networks of open programmes."""
    found = Invitation.objects.filter(
        answer=Answer.ACCEPTED,
        network__programme__opened_at__isnull=False,
        network__programme__closed_at__isnull=True,
    )
    return found.select_related("municipality", "network__programme")
