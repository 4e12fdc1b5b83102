"""What the room remembers, one file per subject."""

from praksisnet.registration.models.allocations import Allocation, Swap
from praksisnet.registration.models.arrivals import Arrival
from praksisnet.registration.models.feeds import CalendarFeed
from praksisnet.registration.models.guests import GuestInvitation
from praksisnet.registration.models.questions import Answer, Question
from praksisnet.registration.models.registrations import Place, Registration, Wish
from praksisnet.registration.models.series import Series
from praksisnet.registration.models.venues import VenueReport

__all__ = [
    "Allocation",
    "Answer",
    "Arrival",
    "CalendarFeed",
    "GuestInvitation",
    "Place",
    "Question",
    "Registration",
    "Series",
    "Swap",
    "VenueReport",
    "Wish",
]
