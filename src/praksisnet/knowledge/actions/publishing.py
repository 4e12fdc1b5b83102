"""A draft becomes part of the library, is used and looked at again, and is archived at last."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.access.actions import audience
from praksisnet.access.models import Audience
from praksisnet.access.queries import tokens_of
from praksisnet.files.models import StoredFile
from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.knowledge.actions.attaching import show_files, show_with
from praksisnet.knowledge.actions.finding import index_resource
from praksisnet.knowledge.actions.versions import keep_version
from praksisnet.knowledge.actions.writing import locked
from praksisnet.knowledge.mails import published_letter
from praksisnet.knowledge.models import Resource
from praksisnet.knowledge.queries.readers import library_tokens
from praksisnet.knowledge.queries.reviewing import needs_release
from praksisnet.knowledge.words import State
from praksisnet.networks.models import Programme
from praksisnet.notices.actions import post
from praksisnet.todos.actions import drop, settle


@transaction.atomic
def publish_resource(resource: Resource, *, by: Actor) -> Resource:
    """From now on those it is for find and read it; an archived one comes back. Whoever sent it for review is told.

    A repeat changes nothing. Refuses: a municipality's own example that no leader has released.
    """
    resource = locked(resource)
    if resource.state is State.PUBLISHED:
        return resource
    if needs_release(resource):
        raise Refused(_("A leader of the municipality has to release it first."))
    sender = resource.sent_by
    if resource.published_at is None:
        resource.published_at, resource.published_by_id = clock.now(), by.signed_in_id
    resource.archived_at = resource.archived_by = resource.sent_at = resource.sent_by = None
    resource.save()
    keep_version(resource, by=by)
    show_files(resource, by=by)
    index_resource(resource)
    record("resource_published", resource, by=by, fields=["published_at", "archived_at"])
    if sender and sender.is_active and sender.pk != by.signed_in_id:
        post(published_letter(resource, sender), by=by)
    settle(resource, by=by)
    return resource


@transaction.atomic
def archive_resource(resource: Resource, *, by: Actor) -> Resource:
    """It is found no more; who writes in the programme still sees it. A repeat changes nothing."""
    resource = locked(resource)
    if resource.archived_at is None:
        resource.archived_at, resource.archived_by_id = clock.now(), by.signed_in_id
        resource.save()
        index_resource(resource)
        record("resource_archived", resource, by=by, fields=["archived_at"])
        drop(resource, by=by)
    return resource


@transaction.atomic
def review_resource(resource: Resource, *, review_on: date, by: Actor) -> Resource:
    """Somebody has looked at it and says when it is to be looked at next.

    Refuses: a day that is not after today; one more than five years ahead.
    """
    resource = locked(resource)
    if review_on <= clock.today():
        raise Refused(_("Choose a day after today."))
    if review_on.year > clock.today().year + 5:
        raise Refused(_("Choose a day within five years: much goes out of date sooner than one thinks."))
    if resource.review_on != review_on:
        resource.review_on = review_on
        resource.save()
        record("resource_reviewed", resource, by=by, fields=["review_on"])
        settle(resource, by=by)
    return resource


@transaction.atomic
def count_trials(resource: Resource, municipalities: int, *, by: Actor) -> None:
    """How many municipalities have tried it, as the room of trials has counted. A repeat changes nothing."""
    changed = Resource.objects.filter(pk=resource.pk).exclude(tried_in=municipalities).update(tried_in=municipalities)
    resource.tried_in = municipalities
    if changed:
        record("resource_trials_counted", resource, by=by, fields=["tried_in"], refs={"tried_in": municipalities})


@transaction.atomic
def share_library(programme: Programme, *, into: Programme, by: Actor) -> int:
    """What is published in a programme is read in the one that continues it too; returns how many resources.

    Who could read still can. A repeat changes nothing. Refuses: the second does not continue the first.
    """
    if into.continues_id != programme.pk:
        raise Refused(_("A library is shared with the programme that continues it."))
    added = frozenset(library_tokens(into))
    shared = 0
    mine = Resource.objects.filter(programme=programme, published_at__isnull=False)
    for known in Audience.objects.filter(pk__in=mine.values("audience")).order_by("pk"):
        tokens = tokens_of(known.pk)
        if not added <= tokens:
            wider = audience(tokens | added)
            ids = list(mine.filter(audience=known).values_list("pk", flat=True))
            shared += Resource.objects.filter(pk__in=ids).update(audience=wider)
            files = StoredFile.objects.filter(resources__in=ids).distinct()
            show_with(files.order_by("pk"), wider, by=by)
            for resource in Resource.objects.filter(pk__in=ids).order_by("pk"):
                index_resource(resource)
    if shared:
        record("library_shared", programme, by=by, refs={"into": into.pk, "resources": shared})
    return shared
