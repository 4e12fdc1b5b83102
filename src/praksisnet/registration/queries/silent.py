"""Those who were asked whether they still come, and have not said so in time."""

from datetime import datetime

from django.db.models import Q, QuerySet

from praksisnet.kit import clock
from praksisnet.meetings.models import Meeting
from praksisnet.registration.models import Registration
from praksisnet.registration.words import State


def silent(now: datetime | None = None) -> Q:
    """They hold their place until it is given on, but are not counted among those who come."""
    return Q(state=State.REGISTERED, confirmed_at__isnull=True, confirm_by_at__lte=now or clock.now())


def silent_at(meeting: Meeting) -> QuerySet[Registration]:
    found = Registration.objects.filter(silent(), meeting=meeting).select_related("person", "municipality")
    return found.order_by("municipality__sort_name", "person__sort_name", "pk")


def unconfirmed_at(meeting: Meeting) -> QuerySet[Registration]:
    """Asked, and not answered yet: in time or too late."""
    found = Registration.objects.filter(meeting=meeting, state=State.REGISTERED, confirmed_at__isnull=True)
    found = found.filter(confirm_by_at__isnull=False).select_related("person", "municipality")
    return found.order_by("municipality__sort_name", "person__sort_name", "pk")
