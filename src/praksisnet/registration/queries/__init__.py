"""Who comes, who waits, who came: the one home of these numbers."""

from praksisnet.registration.queries.comers import invited_meeting_ids
from praksisnet.registration.queries.door import Door, door_of
from praksisnet.registration.queries.figures import (
    Figures,
    figures_of,
    meetings_by_municipality,
    meetings_to_remind_of,
)
from praksisnet.registration.queries.own import (
    home_name_of,
    home_of,
    left_ids,
    meeting_ids_of,
    my_registrations,
    registration_of,
    with_workshops,
)
from praksisnet.registration.queries.panels import (
    RegistrationPanel,
    registration_panel,
)
from praksisnet.registration.queries.people import from_us, participants_of
from praksisnet.registration.queries.queue import QueuePlace, next_number, queue_place, waiting_in_order
from praksisnet.registration.queries.shares import shares_of
from praksisnet.registration.queries.standing import standings
from praksisnet.registration.queries.who import WhoComesPanel, who_comes_panel

__all__ = [
    "Door",
    "Figures",
    "QueuePlace",
    "RegistrationPanel",
    "WhoComesPanel",
    "door_of",
    "figures_of",
    "from_us",
    "home_name_of",
    "home_of",
    "invited_meeting_ids",
    "left_ids",
    "meeting_ids_of",
    "meetings_by_municipality",
    "meetings_to_remind_of",
    "my_registrations",
    "next_number",
    "participants_of",
    "queue_place",
    "registration_of",
    "registration_panel",
    "shares_of",
    "standings",
    "waiting_in_order",
    "who_comes_panel",
    "with_workshops",
]
