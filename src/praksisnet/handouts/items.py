"""What people write here, for the room of what may be about a child."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praksisnet.access.queries import tokens_of
from praksisnet.cases import sockets
from praksisnet.cases.sockets import About, Kind
from praksisnet.handouts.actions.collections import index_collection
from praksisnet.handouts.models import Collection, Handout, Item
from praksisnet.handouts.queries.collections import collections_for
from praksisnet.handouts.queries.meetings import held_for
from praksisnet.handouts.words import COLLECTION
from praksisnet.kit.actor import Actor
from praksisnet.knowledge.items import about_resource
from praksisnet.knowledge.queries import resources_for, writer_tokens
from praksisnet.meetings.items import about_meeting
from praksisnet.people.models import Person


def _handouts_for(person: Person) -> QuerySet[Handout]:
    mine = Q(resource__in=resources_for(person).values("pk")) | Q(meeting__in=held_for(person).values("pk"))
    return Handout.objects.filter(mine)


def _about_handout(handout: Any) -> About:
    """Read by those who read what it is of."""
    thing = about_resource(handout.resource) if handout.resource_id else about_meeting(handout.meeting)
    view = "handouts:resource" if handout.resource_id else "handouts:meeting"
    address = reverse(view, args=[handout.resource_id or handout.meeting_id])
    return replace(thing, address=address, author_id=handout.changed_by_id, readable_since=handout.changed_at)


def _purge_handout(handout: Any, by: Actor) -> None:
    """Then the page is made by itself again."""
    handout.delete()


def _about_collection(collection: Any) -> About:
    readers = writer_tokens(collection.programme_id)
    if collection.published_at:
        readers |= tokens_of(collection.audience_id)
    return About(
        address=reverse("handouts:collection", args=[collection.pk]),
        programme_id=collection.programme_id,
        author_id=collection.made_by_id,
        readers=readers,
        readable_since=collection.published_at or collection.made_at,
    )


def _reasons(collection: Any) -> Iterable[tuple[str, Any]]:
    return [("collected", item) for item in collection.items.exclude(note="")]


def _of_resource(resource: Any) -> Iterable[tuple[str, Any]]:
    """What was written for its take-home page, and why it stands in collections."""
    for handout in Handout.objects.filter(resource=resource):
        yield "handout", handout
    for item in Item.objects.filter(resource=resource).exclude(note="").order_by("pk"):
        yield "collected", item


def _of_meeting(meeting: Any) -> Iterable[tuple[str, Any]]:
    return [("handout", handout) for handout in Handout.objects.filter(meeting=meeting)]


def register_kinds() -> None:
    for kind in kinds():
        sockets.register(kind)
    sockets.register_parts("resource", _of_resource)
    sockets.register_parts("meeting", _of_meeting)


def kinds() -> Iterable[Kind]:
    yield Kind(
        key="handout",
        model=Handout,
        name=_("Points and questions to take home"),
        texts=("points", "questions"),
        hides_row=False,
        readable=_handouts_for,
        about=_about_handout,
        purge=_purge_handout,
    )
    yield Kind(
        key="collection",
        model=Collection,
        name=_("Collection"),
        texts=("title", "lead"),
        derived=("sort_name",),
        readable=collections_for,
        about=_about_collection,
        parts=_reasons,
        index=(COLLECTION,),
        changed=index_collection,
    )
    yield Kind(
        key="collected",
        model=Item,
        name=_("Note in a collection"),
        texts=("note",),
        hides_row=False,
        readable=lambda person: Item.objects.filter(collection__in=collections_for(person).values("pk")),
        about=lambda item: _about_collection(item.collection),
    )
