"""What follows a permanent place to a successor: registrations for meetings that are still to come."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.formats import date_with_year
from praksisnet.networks.models import Seat
from praksisnet.people.models import Person
from praksisnet.registration.actions import hand_on, hand_on_series
from praksisnet.registration.models import Registration, Series
from praksisnet.registration.queries.series import series_of
from praksisnet.registration.words import LIVE


class RegistrationPart:
    key = "registration"
    label: Any = _("Registrations")

    def preview(self, seat: Seat, leaver: Person) -> Sequence[str]:
        return [
            f"{one.meeting.title}, {date_with_year(one.meeting.starts_at)}"
            for one in _coming(seat, leaver)
            if one.meeting.starts_at
        ]

    def move(self, seat: Seat, leaver: Person, successor: Person, *, by: Actor) -> list[int]:
        return [one.pk for one in _coming(seat, leaver) if hand_on(one, successor, by=by)]

    def undo(self, ids: Sequence[int], leaver: Person, successor: Person, *, by: Actor) -> None:
        """Only what the successor still holds and is still to come goes back."""
        for one in _still_coming(Registration.objects.filter(pk__in=ids, person=successor)):
            hand_on(one, leaver, by=by)


class SeriesPart:
    """Who came to all meetings of the seat's network: now the successor does."""

    key = "series"
    label: Any = _("All meetings")

    def preview(self, seat: Seat, leaver: Person) -> Sequence[str]:
        found = series_of(leaver, seat.network)
        return [found.network.name] if found else []

    def move(self, seat: Seat, leaver: Person, successor: Person, *, by: Actor) -> list[int]:
        found = series_of(leaver, seat.network)
        if found is None or found.municipality_id != seat.municipality_id:
            return []
        return [found.pk] if hand_on_series(found, successor, by=by) else []

    def undo(self, ids: Sequence[int], leaver: Person, successor: Person, *, by: Actor) -> None:
        for one in Series.objects.filter(pk__in=ids, person=successor, ended_at__isnull=True):
            hand_on_series(one, leaver, by=by)


def _coming(seat: Seat, person: Person) -> QuerySet[Registration]:
    """Those made for the seat's municipality, at the network's meetings and at what all networks share."""
    here = Q(meeting__network=seat.network_id) | Q(
        meeting__network__isnull=True, meeting__programme=seat.network.programme_id
    )
    return _still_coming(Registration.objects.filter(here, person=person, municipality=seat.municipality_id))


def _still_coming(registrations: QuerySet[Registration]) -> QuerySet[Registration]:
    return (
        registrations.filter(state__in=LIVE, meeting__starts_at__gt=clock.now(), meeting__cancelled_at__isnull=True)
        .select_related("meeting")
        .order_by("meeting__starts_at", "pk")
    )
