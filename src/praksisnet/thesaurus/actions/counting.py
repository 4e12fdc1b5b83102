"""Searches are counted without those who made them; called by ``kit.observe``, outside any request."""

from collections.abc import Iterable

from django.db.models import F, Q

from praksisnet.kit import clock
from praksisnet.kit.observe import Observation
from praksisnet.thesaurus.models import Asked
from praksisnet.thesaurus.words import FEWEST_PEOPLE, KEPT, KEPT_NAMELESS


def count_searches(batch: Iterable[Observation]) -> None:
    """The words themselves are kept from the third person on."""
    for one in batch:
        fields, today = one.fields, clock.today()
        row, _is_new = Asked.objects.select_for_update().get_or_create(
            digest=fields["digest"], defaults={"last_on": today}
        )
        row.marks |= fields["mark"]
        if row.marks.bit_count() >= FEWEST_PEOPLE:
            row.words = fields["words"]
        row.asked += 1
        row.missed += bool(fields["is_missed"])
        row.last_on = today
        row.save()


def count_opened(batch: Iterable[Observation]) -> None:
    for one in batch:
        Asked.objects.filter(digest=one.fields["digest"]).update(opened=F("opened") + 1)


def forget_old() -> int:
    """What nobody has looked for lately goes; sooner where fewer than three ever did. Returns how many."""
    today = clock.today()
    old = Q(last_on__lt=today - KEPT) | Q(words="", last_on__lt=today - KEPT_NAMELESS)
    gone, _by_model = Asked.objects.filter(old).delete()
    return gone
