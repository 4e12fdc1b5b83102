"""One live registration per person and round, unless the facilitator allows more."""

from django.utils.translation import gettext_lazy as _

from praksisnet.kit import clock
from praksisnet.kit.formats import day_month
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.models import Meeting
from praksisnet.people.models import Person
from praksisnet.registration.models import Registration
from praksisnet.registration.words import LIVE


def refuse_second_in_round(meeting: Meeting, person: Person, instead_of: Registration | None) -> None:
    """The person's row is locked after the meeting's pools: two registrations of one person wait for each other, those
    of different people do not."""
    if meeting.round is None or meeting.round.several_allowed:
        return
    Person.objects.select_for_update(no_key=True).filter(pk=person.pk).values_list("pk").first()
    others = Registration.objects.filter(
        person=person,
        state__in=LIVE,
        meeting__round=meeting.round_id,
        meeting__cancelled_at__isnull=True,
        meeting__ends_at__gt=clock.now(),
    ).exclude(meeting=meeting.pk)
    if instead_of is not None:
        others = others.exclude(pk=instead_of.pk)
    other = others.select_related("meeting__network").first()
    if other:
        params = {
            "network": other.meeting.network.name if other.meeting.network else other.meeting.title,
            "day": day_month(other.meeting.starts_at) if other.meeting.starts_at else "",
        }
        text = _("%(network)s on %(day)s is the same programme, and there is a registration there already.")
        raise Refused(text, code="round", params=params)
