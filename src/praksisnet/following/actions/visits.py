from collections.abc import Iterable

from praksisnet.following.models import Attention
from praksisnet.following.words import A_VISIT
from praksisnet.kit.observe import Observation
from praksisnet.people.models import Person


def keep_visits(observations: Iterable[Observation]) -> None:
    """Written in batches, some moments after the pages. That somebody looked is no change anybody made: no entry."""
    last = {one.fields["person"]: one.at for one in sorted(observations, key=lambda one: one.at)}
    here = Person.objects.filter(pk__in=last).values_list("pk", flat=True)
    Attention.objects.bulk_create((Attention(person_id=pk) for pk in here), ignore_conflicts=True)
    rows = list(Attention.objects.select_for_update().filter(person__in=last).order_by("pk"))
    for row in rows:
        at = last[row.person_id]
        if row.seen_at is None or at - row.seen_at >= A_VISIT:
            row.before_at = row.seen_at
        row.seen_at = max(at, row.seen_at or at)
    Attention.objects.bulk_update(rows, ["seen_at", "before_at"])
