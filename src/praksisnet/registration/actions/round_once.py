"""One live registration per person and round, unless the facilitator allows more."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from praksisnet.kit import clock
from praksisnet.kit.formats import day_month
from praksisnet.kit.prepared import prepared, prepared_lock
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.models import Meeting
from praksisnet.people.models import Person
from praksisnet.registration import rules
from praksisnet.registration.models import Registration
from praksisnet.registration.words import COUNTED


@dataclass(frozen=True, slots=True)
class Own:
    """One person's registrations: all at this meeting, and what is held at other dates of its round."""

    here: Sequence[Registration]
    elsewhere: Sequence[Registration]


def others_in_round(meeting: Meeting, person: Person) -> QuerySet[Registration]:
    """What the person holds at other dates that are not over; none where several are allowed."""
    round_id = rules.one_date_round(meeting)
    if round_id is None:
        return Registration.objects.none()
    others = Registration.objects.filter(_at_round(round_id, clock.now()), person=person)
    return others.exclude(meeting=meeting.pk).select_related("meeting__network").order_by("pk")


def own_registrations(meeting: Meeting, person: Person) -> Own:
    """The person's row is locked after the meeting's pools: two registrations of one person wait for each other, those
    of different people do not. Then what they have is read, in one statement."""
    round_id = rules.one_date_round(meeting)
    if round_id is not None:
        lock_person(person)
    rows = _own(person.pk, meeting.pk, round_id, clock.now())
    here = [one for one in rows if one.meeting_id == meeting.pk]
    return Own(here, [one for one in rows if one.meeting_id != meeting.pk])


@prepared
def _own(person_id: int, meeting_id: int, round_id: int | None, now: datetime) -> QuerySet[Any]:
    wanted = Q(meeting=meeting_id) if round_id is None else Q(meeting=meeting_id) | _at_round(round_id, now)
    found = Registration.objects.filter(wanted, person=person_id)
    return found.select_related("meeting__network").order_by("pk")


def _at_round(round_id: int, now: datetime) -> Q:
    is_coming = Q(meeting__cancelled_at__isnull=True, meeting__ends_at__gt=now)
    return Q(is_coming, state__in=COUNTED, meeting__round=round_id)


def refuse_second_in_round(meeting: Meeting, person: Person) -> None:
    refuse_second(own_registrations(meeting, person))


def refuse_second(own: Own, instead_of: Registration | None = None) -> None:
    """``instead_of``: the registration that is given up for this one."""
    others = (one for one in own.elsewhere if instead_of is None or one.pk != instead_of.pk)
    if other := next(others, None):
        params = {
            "network": other.meeting.network.name if other.meeting.network else other.meeting.title,
            "day": day_month(other.meeting.starts_at) if other.meeting.starts_at else "",
        }
        text = _("%(network)s on %(day)s is the same programme, and there is a registration there already.")
        raise Refused(text, code="round", params=params)


def lock_person(person: Person) -> None:
    _locked(person.pk)


@prepared_lock
def _locked(person_id: int) -> QuerySet[Any, tuple[int]]:
    return Person.objects.select_for_update(no_key=True).filter(pk=person_id).values_list("pk")
