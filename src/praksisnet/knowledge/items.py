"""Resources as something people write, for the room of what may be about a child."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praksisnet.access.queries import tokens_of
from praksisnet.cases.sockets import About, Kind
from praksisnet.files.models import StoredFile
from praksisnet.knowledge.actions import index_resource
from praksisnet.knowledge.models import Correction, Resource, Version
from praksisnet.knowledge.queries import resources_for, writer_tokens
from praksisnet.knowledge.queries.documents import KINDS

SHORTEST = 16  # a shorter line may stand anywhere


def about_resource(resource: Any) -> About:
    """Before it is published, those who write in the programme read it; then they and those it is for."""
    readers = writer_tokens(resource.programme_id)
    if resource.published_at:
        readers |= tokens_of(resource.audience_id)
    return About(
        address=reverse("knowledge:resource", args=[resource.pk]),
        programme_id=resource.programme_id,
        author_id=resource.made_by_id,
        readers=readers,
        readable_since=resource.published_at or resource.made_at,
    )


def _files(resource: Any) -> Iterable[tuple[str, Any]]:
    """Those of earlier versions too."""
    held = StoredFile.objects.filter(Q(resources=resource) | Q(resource_versions__resource=resource))
    return [("file", file) for file in held.distinct().order_by("pk")]


def _earlier(resource: Any) -> Iterable[QuerySet[Any]]:
    """What it said before, and what was said about it when it was sent back."""
    return [Version.objects.filter(resource=resource.pk), Correction.objects.filter(resource=resource.pk)]


def made_of_notes(session: Any) -> Iterable[tuple[str, Any]]:
    """What was made of the notes of a session, where one of their lines still stands in it or in a version."""
    lines = [line.strip() for line in session.notes.split("\n") if len(line.strip()) >= SHORTEST]
    for resource in Resource.objects.filter(session=session).order_by("pk"):
        said = [resource.body, *(str(version.texts.get("body", "")) for version in resource.versions.all())]
        if any(line in text for text in said for line in lines):
            yield "resource", resource


def index_holders(file: Any) -> None:
    """A file is hidden, or shown again: so are its words in what its resources are found by.

    Whoever is saving one of those now may have read the file before: this waits for them, and has the last word.
    """
    for resource in Resource.objects.select_for_update(of=("self",)).filter(files=file).order_by("pk"):
        index_resource(resource)


def resource_kind() -> Kind:
    return Kind(
        key="resource",
        model=Resource,
        name=_("Resource in the knowledge bank"),
        texts=("title", "summary", "body", "parts", "core", "authors", "source", "link"),
        derived=("sort_name",),
        readable=resources_for,
        about=about_resource,
        versions=_earlier,
        parts=_files,
        index=KINDS,
        changed=index_resource,
    )
