"""Who may come without a place or a role in the network: guests, registered colleagues, and who has the right address.

Asked of those behind a mailed link only: members are told by what they are, without a statement.
"""

from typing import Any

from django.db.models import Q, QuerySet

from praksisnet.meetings.models import Meeting
from praksisnet.networks.models import Invitation
from praksisnet.networks.words import Answer
from praksisnet.organisations.models import Organisation
from praksisnet.organisations.queries import is_address_of
from praksisnet.people.models import Person
from praksisnet.registration import rules
from praksisnet.registration.models import GuestInvitation, Registration


def may_come(person: Person, meeting: Meeting) -> bool:
    return rules.may_register(person, meeting) or welcome_of(person, meeting) is not None


def welcome_of(person: Person, meeting: Meeting) -> tuple[Organisation | None] | None:
    """For which municipality, if for any, somebody without standing is welcome; None: they are not.

    An invitation decides, also one that is taken back; then what the person was registered for, then the address.
    """
    asked = GuestInvitation.objects.filter(meeting=meeting, person=person).select_related("municipality").first()
    if asked:
        return None if asked.withdrawn_at else (asked.municipality,)
    before = Registration.objects.filter(meeting=meeting, person=person).select_related("municipality")
    if newest := before.order_by("-pk").first():
        return (newest.municipality,)
    home = home_by_address(person.email or "", meeting)
    return (home,) if home else None


def home_by_address(address: str, meeting: Meeting) -> Organisation | None:
    """The municipality of the meeting's networks whose mail domain the address has."""
    host = address.strip().lower().rpartition("@")[2]
    parts = host.split(".")
    domains = [".".join(parts[n:]) for n in range(len(parts) - 1)]
    may_be = Q(domain__in=domains) | ~Q(other_domains="")
    found = Organisation.objects.filter(may_be, pk__in=taking_part(meeting)).order_by("pk")
    return next((one for one in found if is_address_of(one, address)), None)


def taking_part(meeting: Meeting) -> QuerySet[Any]:
    """The ids of the municipalities that said yes to the meeting's network, or to any of the programme's."""
    part = Invitation.objects.filter(answer=Answer.ACCEPTED, network__programme=meeting.programme_id)
    return (part.filter(network=meeting.network_id) if meeting.network_id else part).values("municipality")


def invited_meeting_ids(person: Person) -> QuerySet[Any]:
    """The meetings somebody may see because they are asked to be a guest; a subquery, no statement of its own."""
    return GuestInvitation.objects.filter(person=person, withdrawn_at__isnull=True).values("meeting")
