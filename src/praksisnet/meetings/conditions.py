"""When the tasks about a meeting tick themselves. One that is cancelled asks for nothing more."""

from django.db.models import Q

from praksisnet.meetings.models import Meeting

CANCELLED = Q(cancelled_at__isnull=False)


def is_dated(meeting_id: int) -> bool:
    return _is(meeting_id, Q(starts_at__isnull=False))


def is_published(meeting_id: int) -> bool:
    return _is(meeting_id, Q(published_at__isnull=False))


def is_closed(meeting_id: int) -> bool:
    return _is(meeting_id, Q(closed_at__isnull=False))


def _is(meeting_id: int, so: Q) -> bool:
    return Meeting.objects.filter(CANCELLED | so, pk=meeting_id).exists()
