"""The guests of a meeting, as who invites them sees them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from praksisnet.meetings.models import Meeting
from praksisnet.meetings.queries import meetings_for
from praksisnet.meetings.rules import may_run_meeting
from praksisnet.people.models import Person
from praksisnet.registration import rules
from praksisnet.registration.models import GuestInvitation, Registration


@dataclass(frozen=True, slots=True)
class Guest:
    invitation: GuestInvitation
    registration: Registration | None


def invites_guests(person: Person, meeting: Meeting) -> bool:
    return may_run_meeting(person, meeting) or bool(rules.coordinated_ids(person, meeting))


def guest_invitations_for(person: Person) -> QuerySet[GuestInvitation]:
    """Those of the meetings the person sees."""
    seen: Any = meetings_for(person).values("pk")
    found = GuestInvitation.objects.filter(meeting__in=seen)
    return found.select_related("meeting__programme", "meeting__network", "person", "municipality")


def may_withdraw(person: Person, invited: GuestInvitation) -> bool:
    """Who runs the meeting; a coordinator those they invited themselves, and their municipality's."""
    own = rules.coordinated_ids(person, invited.meeting)
    is_theirs = bool(own) and (invited.municipality_id in own or invited.invited_by_id == person.pk)
    return is_theirs or may_run_meeting(person, invited.meeting)


def guests_of(person: Person, meeting: Meeting) -> list[Guest]:
    """By name, with what they answered: all of them for who runs the meeting, else those one may take back."""
    found = GuestInvitation.objects.filter(meeting=meeting).select_related("person", "municipality", "invited_by")
    if not may_run_meeting(person, meeting):
        found = found.filter(Q(municipality__in=rules.coordinated_ids(person, meeting)) | Q(invited_by=person))
    rows = list(found.order_by("person__sort_name", "pk"))
    answers = Registration.objects.filter(meeting=meeting, person__in=[one.person_id for one in rows]).order_by("pk")
    newest = {one.person_id: one for one in answers}
    return [Guest(one, newest.get(one.person_id)) for one in rows]
