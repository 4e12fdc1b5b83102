"""When the tasks about registrations tick themselves."""

from django.db.models import Q

from praksisnet.meetings.models import Meeting


def is_venue_told(meeting_id: int) -> bool:
    """At least once; a cancelled meeting asks for nothing more."""
    so = Q(cancelled_at__isnull=False) | Q(venue_reports__isnull=False)
    return Meeting.objects.filter(so, pk=meeting_id).exists()
