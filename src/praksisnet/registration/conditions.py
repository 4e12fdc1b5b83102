"""When the tasks about registrations tick themselves."""

from django.db.models import Q

from praksisnet.meetings.models import Meeting
from praksisnet.notices.models import Letter
from praksisnet.registration.queries.addresses import is_mended
from praksisnet.registration.words import ADDRESS_MENDED, VENUE_TOLD


def is_venue_told(meeting_id: int) -> bool:
    """At least once; a cancelled meeting asks for nothing more."""
    so = Q(cancelled_at__isnull=False) | Q(venue_reports__isnull=False)
    return Meeting.objects.filter(so, pk=meeting_id).exists()


def is_address_mended(letter_id: int) -> bool:
    """The reader has another address by now, or takes part no more."""
    letter = Letter.objects.filter(pk=letter_id).select_related("to_person").first()
    return letter is None or is_mended(letter)


CONDITIONS = {VENUE_TOLD: is_venue_told, ADDRESS_MENDED: is_address_mended}
