"""The square code that opens the door to one meeting, as its owner sees it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from markupsafe import Markup

from praksisnet.kit import codes
from praksisnet.meetings.models import Meeting
from praksisnet.notices.mails import address
from praksisnet.people.models import Person
from praksisnet.registration import rules
from praksisnet.registration.models import Arrival, Registration
from praksisnet.registration.queries.arrivals import arrival_token
from praksisnet.registration.queries.own import registration_of
from praksisnet.registration.words import State, Window


@dataclass(frozen=True, slots=True)
class OwnCode:
    """``picture`` is empty for who has no place; ``arrived_at`` is set from the moment of checking in."""

    registration: Registration | None
    picture: Markup
    arrived_at: datetime | None = None


def own_code(person: Person, meeting: Meeting) -> OwnCode:
    registration = registration_of(person, meeting)
    has_place = registration is not None and registration.state in {State.REGISTERED, State.ATTENDED}
    if registration is None or not has_place or rules.window_of(meeting) is Window.CANCELLED:
        return OwnCode(registration, Markup())
    arrival = Arrival.objects.filter(registration=registration).first()
    picture = codes.picture(code_address(registration), _("Code for check-in"))
    return OwnCode(registration, picture, arrival.arrived_at if arrival else None)


def code_address(registration: Registration) -> str:
    """What the code says: a page that only helps those who run the meeting."""
    return address("registration:check_in", token=arrival_token(registration))
