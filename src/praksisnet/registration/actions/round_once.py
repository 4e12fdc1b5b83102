"""One live registration per person and round, unless the facilitator allows more."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from praksisnet.kit import clock
from praksisnet.kit.formats import day_month
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.models import Meeting
from praksisnet.people.models import Person
from praksisnet.registration.models import Registration
from praksisnet.registration.words import COUNTED


def others_in_round(meeting: Meeting, person: Person) -> QuerySet[Registration]:
    """What the person holds at other dates that are not over; none where several are allowed."""
    if meeting.round is None or meeting.round.several_allowed:
        return Registration.objects.none()
    others = Registration.objects.filter(
        person=person,
        state__in=COUNTED,
        meeting__round=meeting.round_id,
        meeting__cancelled_at__isnull=True,
        meeting__ends_at__gt=clock.now(),
    )
    return others.exclude(meeting=meeting.pk).select_related("meeting__network").order_by("pk")


def refuse_second_in_round(meeting: Meeting, person: Person, instead_of: Registration | None = None) -> None:
    """The person's row is locked after the meeting's pools: two registrations of one person wait for each other, those
    of different people do not."""
    if meeting.round is None or meeting.round.several_allowed:
        return
    lock_person(person)
    others = others_in_round(meeting, person)
    other = (others.exclude(pk=instead_of.pk) if instead_of else others).first()
    if other:
        params = {
            "network": other.meeting.network.name if other.meeting.network else other.meeting.title,
            "day": day_month(other.meeting.starts_at) if other.meeting.starts_at else "",
        }
        text = _("%(network)s on %(day)s is the same programme, and there is a registration there already.")
        raise Refused(text, code="round", params=params)


def lock_person(person: Person) -> None:
    Person.objects.select_for_update(no_key=True).filter(pk=person.pk).values_list("pk").first()
