"""What a municipality may have of a meeting's places: at most so many, and so many kept for it until a date."""

from collections import Counter
from dataclasses import dataclass, field

from praksisnet.meetings.models import Meeting
from praksisnet.meetings.queries import municipality_ids_invited
from praksisnet.registration import rules
from praksisnet.registration.models import Registration
from praksisnet.registration.words import HELD


@dataclass(frozen=True, slots=True)
class Shares:
    """``has``: the places that each municipality has taken; ``kept``: those that are still kept for it.

    Who comes for no municipality has no share, and no limit.
    """

    most: int | None = None
    has: Counter[int | None] = field(default_factory=Counter)
    kept: Counter[int | None] = field(default_factory=Counter)

    @property
    def is_open(self) -> bool:
        """Anybody may have any place."""
        return self.most is None and not self.kept

    def is_at_most(self, municipality_id: int | None) -> bool:
        return bool(municipality_id and self.most is not None and self.has[municipality_id] >= self.most)

    def may_have(self, municipality_id: int | None, free: int) -> bool:
        """One of so many free places; what is kept for others is not free for them."""
        if free <= 0 or self.is_at_most(municipality_id):
            return False
        return bool(municipality_id and self.kept[municipality_id]) or free > self.kept.total()


def shares_of(meeting: Meeting) -> Shares:
    """No statement for a meeting that neither limits nor keeps; else one or two."""
    keeps = rules.keeps_places(meeting)
    if meeting.most_each is None and not keeps:
        return Shares()
    taken = Registration.objects.filter(meeting=meeting, state__in=HELD, municipality__isnull=False)
    has, kept = Counter[int | None](taken.values_list("municipality", flat=True)), Counter[int | None]()
    if keeps:
        # “+” leaves out those who have used theirs.
        kept = +Counter[int | None]({pk: meeting.reserved_each - has[pk] for pk in municipality_ids_invited(meeting)})
    return Shares(meeting.most_each, has, kept)
