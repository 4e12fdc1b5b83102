"""The address at which somebody's own calendar fetches the meetings."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.people.models import Person
from praksisnet.registration.models import CalendarFeed


@transaction.atomic
def make_feed(person: Person, *, number: int = 0, by: Actor) -> CalendarFeed:
    """An address, or a new one instead of ``number``, which ends at once. A repeat returns the one that is there.

    Refuses: somebody else's.
    """
    feed, is_new = _own(person, by)
    if not is_new:
        if feed.ended_at is None and feed.number != number:
            return feed
        feed.number, feed.made_at, feed.ended_at = feed.number + 1, clock.now(), None
        feed.save()
    record("calendar_address_made", person, by=by, refs={"number": feed.number})
    return feed


@transaction.atomic
def end_feed(person: Person, *, by: Actor) -> None:
    """Calendars that fetch get nothing from now on. A repeat changes nothing. Refuses: somebody else's."""
    feed, _is_new = _own(person, by)
    if feed.ended_at is None:
        feed.ended_at = clock.now()
        feed.save(update_fields=["ended_at"])
        record("calendar_address_ended", person, by=by, refs={"number": feed.number})


def _own(person: Person, by: Actor) -> tuple[CalendarFeed, bool]:
    """Locked, so that two presses give one address."""
    if by.id != person.pk:
        raise Refused(_("Only you can choose this."))
    return CalendarFeed.objects.select_for_update().get_or_create(person=person)
