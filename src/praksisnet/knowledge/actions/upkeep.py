"""What happens by itself: reviews are asked for, openings counted, a theme moves, a person is forgotten."""

from collections import Counter
from collections.abc import Iterable

from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.observe import Observation
from praksisnet.knowledge.models import Resource
from praksisnet.knowledge.queries.readers import PUBLISHED
from praksisnet.knowledge.words import ASKED_BEFORE, REVIEWED
from praksisnet.people.actions import unname
from praksisnet.people.models import Person
from praksisnet.todos.actions import add


@transaction.atomic
def ask_for_reviews(*, by: Actor) -> int:
    """Ask each owner, a month ahead, to look at what has to be looked at again; returns how many are asked about.

    Without an owner who is still here, the programme's facilitators are asked.
    """
    due = Resource.objects.filter(
        PUBLISHED, review_on__lte=clock.today() + ASKED_BEFORE, programme__closed_at__isnull=True
    )
    for resource in due.select_related("owner").order_by("pk"):
        owner = resource.owner if resource.owner and resource.owner.is_active else None
        add(
            f"resource:{resource.pk}:review:{resource.review_on}:{owner.pk if owner else 0}",
            resource,
            title=_("Review a resource in the knowledge bank"),
            address=reverse("knowledge:review", args=[resource.pk]),
            owner=owner,
            token="" if owner else f"role:facilitator:programme:{resource.programme_id}",
            due_on=resource.review_on,
            condition=REVIEWED,
            by=by,
        )
    return due.count()


def count_openings(observations: Iterable[Observation]) -> None:
    """Written in batches, some moments after the pages. A count without names is no change anybody made: no entry."""
    opened = Counter(observation.fields["resource"] for observation in observations)
    for resource_id, times in sorted(opened.items()):
        Resource.objects.filter(pk=resource_id).update(opened=F("opened") + times)


@transaction.atomic
def erase_traces(person: Person, *, by: Actor) -> None:
    """The resources stay; that it was this person who wrote, published or owned them goes."""
    erased = unname(person, {Resource: ["owner", "made_by", "published_by", "archived_by"]})
    if erased:
        record("erased_resource_traces", person, by=by, refs={"erased": erased})
