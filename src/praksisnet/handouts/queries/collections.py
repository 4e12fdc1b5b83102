"""Collections: whose they are, what a reader reads of them, and as they are set on paper."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from praksisnet.access.actions import audience
from praksisnet.access.queries import readable, tokens_for, tokens_of
from praksisnet.handouts.models import Collection, Item
from praksisnet.handouts.queries.home import foot
from praksisnet.handouts.words import COLLECTION
from praksisnet.kit.blocks import blocks_of
from praksisnet.kit.names import sort_name
from praksisnet.knowledge.models import Resource
from praksisnet.knowledge.queries import PUBLISHED, resources_for, whole_text, writer_tokens
from praksisnet.knowledge.queries.sharing import programmes_reading
from praksisnet.knowledge.rules import writes_in
from praksisnet.knowledge.words import Kind
from praksisnet.meetings.models import Meeting
from praksisnet.people.models import Person
from praksisnet.readers.sockets import Shared
from praksisnet.search.documents import Document
from praksisnet.search.sockets import one_or_all
from praksisnet.themes.models import Theme
from praksisnet.themes.sockets import Carried

UNDER_THEME = 10
MOST_OFFERED = 100


def collections_for(person: Person) -> QuerySet[Any]:
    """The published ones meant for the person, and all of the programmes the person writes in."""
    published = Collection.objects.filter(published_at__isnull=False)
    mine = Q(programme__in=writes_in(person))
    seen = Q(pk__in=readable(published, tokens_for(person)).values("pk"))
    return Collection.objects.filter(seen | mine).order_by("sort_name", "pk")


def with_sizes(collections: QuerySet[Any]) -> QuerySet[Any]:
    live = Q(items__resource__in=Resource.objects.filter(PUBLISHED).values("pk"))
    found: QuerySet[Any] = collections.annotate(size=Count("items", filter=live))
    return found.select_related("theme", "meeting")


def items_for(person: Person, collection: Collection) -> list[Item]:
    """What this reader reads of it, in its order: published things only."""
    may = resources_for(person).filter(PUBLISHED).values("pk")
    rows = Item.objects.filter(collection=collection, resource__in=may)
    return list(rows.select_related("resource__municipality").order_by("position", "pk"))


def rows_of(collection: Collection) -> list[Item]:
    """All of it, for those who write."""
    return list(collection.items.select_related("resource").order_by("position", "pk"))


def addable_to(person: Person, collection: Collection) -> QuerySet[Resource]:
    """What is published and not in it yet; first what stands under its theme or its meeting's themes."""
    there = Item.objects.filter(collection=collection).values("resource")
    return resources_for(person).filter(PUBLISHED).exclude(pk__in=there).order_by("sort_name", "pk")


def offered_of(addable: QuerySet[Resource], words: str) -> list[Resource]:
    """Those with the words in their title; as many as one looks through in a list, and one more if there are others."""
    found = addable.filter(sort_name__contains=sort_name(words)) if words else addable
    return list(found.only("pk", "title")[: MOST_OFFERED + 1])


def proposed_for(theme: Theme | None, meeting_id: int | None, person: Person, limit: int) -> list[Resource]:
    """What a new collection begins with: published things of the meeting, or under the theme, most tried first."""
    about = Q(pk__in=[])
    if theme:
        about |= Q(pk__in=Resource.themes.through.objects.filter(theme=theme).values("resource"))
    if meeting_id:
        about |= Q(session__meeting=meeting_id)
    found = resources_for(person).filter(PUBLISHED, about)
    return list(found.order_by("-tried_in", "-published_at", "-pk")[:limit])


def paper_of(collection: Collection, items: list[Item]) -> dict[str, Any]:
    """As the typesetter takes it: a front, a table of contents, and each resource as a part."""
    return {
        "title": collection.title,
        "language": get_language() or "da",
        "lead": collection.lead,
        "about": str(collection.theme.label if collection.theme else collection.meeting or ""),
        "words": {"contents": _("Contents"), "source": _("Source"), "link": _("More")},
        "foot": foot(),
        "parts": [_part(item.resource, item.note) for item in items],
    }


def _part(resource: Resource, note: str) -> dict[str, Any]:
    return {
        "title": resource.title,
        "what": str(Kind(resource.kind).label),
        "behind": resource.stands_behind,
        "note": note,
        "summary": resource.summary,
        "blocks": blocks_of(str(whole_text(resource))),
        "link": resource.link,
    }


def for_meeting(person: Person, meeting: Meeting) -> list[Collection]:
    """The published ones put together for it, that this reader reads."""
    return list(collections_for(person).filter(meeting=meeting, published_at__isnull=False))


class SharedCollections:
    kind = COLLECTION
    view = "handouts:collection"

    def told(self, pk: int) -> Shared | None:
        found = Collection.objects.filter(pk=pk, published_at__isnull=False).first()
        programmes = programmes_reading(found.audience_id) if found else ()
        if found is None or not programmes:
            return None
        return Shared(
            kind=COLLECTION,
            pk=found.pk,
            programmes=programmes,
            title=found.title,
            what=_("Collection"),
            summary=found.lead,
            behind="",
            address=reverse("handouts:collection", args=[found.pk]),
        )

    def may_read(self, person: Person, pk: int) -> bool:
        return collections_for(person).filter(pk=pk).exists()


def document_of(collection: Collection) -> Document:
    """As search holds a published one: its own words, for those it is meant for and those who write."""
    return Document(
        kind=COLLECTION,
        key=str(collection.pk),
        title=collection.title,
        address=reverse("handouts:collection", args=[collection.pk]),
        audience=audience(writer_tokens(collection.programme_id) | tokens_of(collection.audience_id)),
        text=collection.lead,
        themes=[collection.theme.name] if collection.theme else [],
    )


def documents(key: str) -> Iterator[Document]:
    """All that are to be found, or that of this key, for the nightly comparison."""
    found = one_or_all(Collection.objects.filter(published_at__isnull=False), key)
    for collection in found.select_related("theme").order_by("pk"):
        yield document_of(collection)


def under_theme(person: Person, theme: Theme) -> Carried:
    """What this reader sees of collections on the theme's page."""
    found = collections_for(person).filter(theme=theme, published_at__isnull=False)[:UNDER_THEME]
    rows = [(one.title, _("Collection"), reverse("handouts:collection", args=[one.pk])) for one in found]
    return Carried(_("Collections"), rows)
