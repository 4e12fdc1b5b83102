"""How a resource is used: counted without names, and told to its author twice a year."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.db.models import F

from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.half_years import HalfYear
from praksisnet.kit.observe import Observation
from praksisnet.knowledge import mails
from praksisnet.knowledge.models import Resource, Use
from praksisnet.knowledge.queries.readers import PUBLISHED
from praksisnet.knowledge.queries.uses import Used, used_since
from praksisnet.knowledge.words import Kind
from praksisnet.notices.actions import post
from praksisnet.people.models import Person


def count_openings(observations: Iterable[Observation]) -> None:
    """Written in batches, some moments after the pages. A count without names is no change anybody made: no entry."""
    _count("opened", observations)


def count_downloads(observations: Iterable[Observation]) -> None:
    """As openings are counted."""
    _count("downloaded", observations)


@transaction.atomic
def tell_use(*, by: Actor) -> int:
    """Tell the authors of research briefs how much each was used in the half-year that has ended.

    Once for each brief and half-year; what was published after it ended waits for the next. Returns how many briefs.
    """
    began = HalfYear.of(clock.today()).first_day
    half = HalfYear.of(began - timedelta(days=1))
    briefs = Resource.objects.filter(PUBLISHED, kind=Kind.RESEARCH, published_at__lt=clock.at(began))
    briefs = briefs.exclude(uses__until=began).select_related("owner", "made_by").order_by("title", "pk")
    told: dict[Person, list[Used]] = defaultdict(list)
    for brief in briefs.select_for_update(of=("self",)):
        used = used_since(brief, brief.uses.filter(until__lt=began).order_by("-until").first())
        Use.objects.create(
            resource=brief, until=began, opened=brief.opened, downloaded=brief.downloaded, tried_in=brief.tried_in
        )
        record("resource_use_told", brief, by=by, refs={"opened": used.opened, "downloaded": used.downloaded})
        for person in {one for one in (brief.owner, brief.made_by) if one and one.is_active}:
            told[person].append(used)
    for person, uses in told.items():
        post(mails.use_letter(person, half, uses), by=by)
    return sum(map(len, told.values()))


def _count(column: str, observations: Iterable[Observation]) -> None:
    counted = Counter(observation.fields["resource"] for observation in observations)
    for resource_id, times in sorted(counted.items()):
        Resource.objects.filter(pk=resource_id).update(**{column: F(column) + times})
