"""The part of the weekly letter that tells the news."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from praksisnet.news.queries.weekly import tell, untold, whom
from praksisnet.notices.sockets import News
from praksisnet.people.models import Person


class WeeklyNews:
    """Told once: who had no letter that week finds it on the front page, not in next week's letter."""

    def whom(self, moment: datetime) -> Iterable[Person]:
        return whom(moment)

    def tell(self, person: Person, moment: datetime) -> Sequence[News]:
        return tell(person, moment)

    def told(self, person: Person, moment: datetime) -> None:
        """Kept for all together: whose letter is written gets no second one that week."""

    def close(self, moment: datetime) -> None:
        """Says nothing new of the news themselves, so there is no entry."""
        untold(moment).update(told_at=moment)
