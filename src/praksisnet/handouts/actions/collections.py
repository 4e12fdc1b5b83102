"""A collection is begun, filled, put in order and published; readers see it from then on."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.access.actions import audience
from praksisnet.guard.text import refuse_cpr
from praksisnet.handouts.models import Collection, Item
from praksisnet.handouts.queries.collections import document_of
from praksisnet.handouts.words import COLLECTION, MOST_ITEMS
from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.names import one_line
from praksisnet.kit.refusal import Refused
from praksisnet.knowledge.models import Resource
from praksisnet.knowledge.queries import library_tokens
from praksisnet.meetings.models import Meeting
from praksisnet.networks.models import Programme
from praksisnet.search.actions import index_each, put, remove
from praksisnet.themes.models import Theme


@transaction.atomic
def create_collection(
    programme: Programme,
    *,
    title: str,
    lead: str = "",
    theme: Theme | None = None,
    meeting: Meeting | None = None,
    resources: list[Resource] | None = None,
    by: Actor,
) -> Collection:
    """A draft, seen by those who write in the programme, with what it begins with.

    Refuses: no title, a text that is too long, a CPR number, more things than a collection holds.
    """
    made = Collection.objects.create(
        programme=programme,
        theme=theme,
        meeting=meeting,
        audience=audience(library_tokens(programme)),
        made_at=clock.now(),
        made_by_id=by.signed_in_id,
        **_tidy(title, lead),
    )
    record("collection_created", made, by=by)
    for resource in resources or []:
        add_to_collection(made, resource, by=by)
    return made


@transaction.atomic
def change_collection(
    collection: Collection, *, title: str, lead: str, theme: Theme | None, meeting: Meeting | None, by: Actor
) -> Collection:
    """A repeat changes nothing. Refuses as ``create_collection`` does."""
    collection = _locked(collection)
    wanted = {**_tidy(title, lead), "theme": theme, "meeting": meeting}
    changed = [name for name, value in wanted.items() if getattr(collection, name) != value]
    if changed:
        for name in changed:
            setattr(collection, name, wanted[name])
        collection.save()
        index_collection(collection)
        record("collection_changed", collection, by=by, fields=changed)
    return collection


@transaction.atomic
def add_to_collection(collection: Collection, resource: Resource, *, note: str = "", by: Actor) -> Item:
    """At its end. A repeat changes nothing. Refuses: a full collection, a note that is too long, a CPR number."""
    collection = _locked(collection)
    items = list(collection.items.order_by("position", "pk"))
    there = next((item for item in items if item.resource_id == resource.pk), None)
    if there:
        return there
    note = one_line(note)
    refuse_cpr(note)
    if len(items) >= MOST_ITEMS or len(note) > 300:
        raise Refused(_("A collection holds at most 40 things, each with a note of at most 300 characters."))
    last = items[-1].position if items else 0
    item = Item.objects.create(collection=collection, resource=resource, position=last + 1, note=note)
    record("collection_extended", collection, by=by, refs={"resource": resource.pk})
    return item


@transaction.atomic
def move_item(item: Item, *, up: bool, by: Actor) -> None:
    """One place up or down; at the end of the list nothing changes."""
    collection = _locked(item.collection)
    items = list(collection.items.order_by("position", "pk"))
    place = next((at for at, one in enumerate(items) if one.pk == item.pk), None)
    other = None if place is None else place + (-1 if up else 1)
    if place is None or other is None or not 0 <= other < len(items):
        return
    items[place], items[other] = items[other], items[place]
    for position, one in enumerate(items, 1):
        one.position = position
    Item.objects.bulk_update(items, ["position"])
    record("collection_ordered", collection, by=by, refs={"resource": item.resource_id})


@transaction.atomic
def remove_item(item: Item, *, by: Actor) -> None:
    """Out of the collection; the resource stays in the library. A repeat changes nothing."""
    collection = _locked(item.collection)
    if collection.items.filter(pk=item.pk).delete()[0]:
        record("collection_reduced", collection, by=by, refs={"resource": item.resource_id})


@transaction.atomic
def publish_collection(collection: Collection, *, by: Actor) -> Collection:
    """From now on members and readers see and find it. A repeat changes nothing. Refuses: an empty one."""
    collection = _locked(collection)
    if collection.published_at is None:
        if not collection.items.exists():
            raise Refused(_("Put something into the collection first."))
        collection.published_at, collection.published_by_id = clock.now(), by.signed_in_id
        collection.save()
        index_collection(collection)
        record("collection_published", collection, by=by, fields=["published_at"])
    return collection


@transaction.atomic
def unpublish_collection(collection: Collection, *, by: Actor) -> Collection:
    """A draft again: nobody but those who write sees it. A repeat changes nothing."""
    collection = _locked(collection)
    if collection.published_at is not None:
        collection.published_at = collection.published_by = None
        collection.save()
        index_collection(collection)
        record("collection_withdrawn", collection, by=by, fields=["published_at"])
    return collection


def index_collection(collection: Collection) -> None:
    """Let a published one be found as it is now. Part of the action that changes it."""
    if collection.published_at:
        put(document_of(collection))
    else:
        remove(COLLECTION, str(collection.pk))


def index_under_themes(theme_ids: Iterable[int]) -> None:
    """As in the library: a collection is found by the name of its theme."""
    index_each(Collection.objects.filter(theme__in=theme_ids), index_collection)


def _locked(collection: Collection) -> Collection:
    return Collection.objects.select_for_update(of=("self",)).select_related("theme").get(pk=collection.pk)


def _tidy(title: str, lead: str) -> dict[str, str]:
    kept = {"title": one_line(title), "lead": one_line(lead)}
    if not kept["title"]:
        raise Refused(_("Write a title."))
    if len(kept["title"]) > 150 or len(kept["lead"]) > 500:
        raise Refused(_("The text is too long."))
    refuse_cpr(*kept.values())
    return kept
