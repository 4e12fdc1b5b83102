"""What the room remembers, one file per subject."""

from praksisnet.networks.models.invitations import Invitation, InvitationAnswer
from praksisnet.networks.models.programmes import Network, Programme, ResearchPartner
from praksisnet.networks.models.roles import Role
from praksisnet.networks.models.seats import HandOver, Seat, Tenure

__all__ = [
    "HandOver",
    "Invitation",
    "InvitationAnswer",
    "Network",
    "Programme",
    "ResearchPartner",
    "Role",
    "Seat",
    "Tenure",
]
