"""What happens by itself: reviews are asked for, what has expired is archived, a person is forgotten."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.knowledge import mails
from praksisnet.knowledge.actions.publishing import archive_resource
from praksisnet.knowledge.models import Correction, Release, Resource, Version
from praksisnet.knowledge.queries.readers import PUBLISHED
from praksisnet.knowledge.queries.reviewing import keepers_of
from praksisnet.knowledge.words import ASKED_BEFORE, REVIEWED
from praksisnet.notices.actions import post
from praksisnet.people.actions import unname
from praksisnet.people.models import Person
from praksisnet.todos.actions import add


@transaction.atomic
def ask_for_reviews(*, by: Actor) -> int:
    """Ask each owner, a month ahead, to look at what has to be looked at again; returns how many are asked about.

    A task each, one mail for all of one day, and one more when the day has passed. Without an owner who is still here,
    the programme's facilitators are asked.
    """
    due = Resource.objects.filter(
        PUBLISHED, review_on__lte=clock.today() + ASKED_BEFORE, programme__closed_at__isnull=True
    )
    found = list(due.select_related("owner").order_by("pk"))
    for resource in found:
        owner = resource.owner if resource.owner and resource.owner.is_active else None
        add(
            f"resource:{resource.pk}:review:{resource.review_on}:{owner.pk if owner else 0}",
            resource,
            title=format_lazy("{}: {}", _("Review in the knowledge bank"), resource.title),
            address=reverse("knowledge:review", args=[resource.pk]),
            owner=owner,
            token="" if owner else f"role:facilitator:programme:{resource.programme_id}",
            due_on=resource.review_on,
            condition=REVIEWED,
            renews=True,
            by=by,
        )
    _write_to_owners(found, by=by)
    return len(found)


def _write_to_owners(due: Iterable[Resource], *, by: Actor) -> None:
    """One letter for each owner and day; a repeat of it is not sent. What is long overdue is not written about anew."""
    today = clock.today()
    together: dict[tuple[Person, date], list[Resource]] = defaultdict(list)
    for resource in due:
        if resource.review_on and resource.review_on >= today - ASKED_BEFORE:
            for person in keepers_of(resource):
                together[person, resource.review_on].append(resource)
    for (person, review_on), found in together.items():
        post(mails.review_letter(person, found, review_on, passed=review_on < today), by=by)


@transaction.atomic
def archive_expired(*, by: Actor) -> int:
    """What was to be shown until a day that has passed leaves the library; returns how many."""
    expired = list(Resource.objects.filter(PUBLISHED, expires_on__lt=clock.today()).order_by("pk"))
    for resource in expired:
        archive_resource(resource, by=by)
    return len(expired)


@transaction.atomic
def erase_traces(person: Person, *, by: Actor) -> None:
    """The resources stay; that it was this person who wrote, published or owned them goes."""
    columns = {Resource: ["owner", "made_by", "sent_by", "published_by", "archived_by"], Version: ["made_by"]}
    erased = unname(person, columns | {Correction: ["said_by"], Release: ["asked_by"]})
    if erased:
        record("erased_resource_traces", person, by=by, refs={"erased": erased})
