"""The files of a resource: kept for those who write, shown to its readers once it is published."""

from collections.abc import Iterable

from praksisnet.access.actions import audience
from praksisnet.access.models import Audience
from praksisnet.access.queries import tokens_of
from praksisnet.files.actions import Upload, show_to, take
from praksisnet.files.models import StoredFile
from praksisnet.kit.actor import Actor
from praksisnet.knowledge.models import Resource
from praksisnet.knowledge.queries.readers import writer_tokens
from praksisnet.knowledge.words import State


def attach(resource: Resource, uploads: Iterable[Upload], *, by: Actor) -> None:
    """Keep uploaded files with the resource. Part of the change that brings them, which has its entry."""
    writers = audience(writer_tokens(resource.programme_id))
    resource.files.add(*(take(upload, audience=writers, by=by) for upload in uploads))


def show_files(resource: Resource, *, by: Actor) -> None:
    """Who reads a published resource reads its files; who could read them before still can."""
    if resource.state is State.PUBLISHED:
        show_with(resource.files.order_by("pk"), resource.audience, by=by)


def show_with(files: Iterable[StoredFile], to: Audience, *, by: Actor) -> None:
    added = tokens_of(to.pk)
    for file in files:
        known = tokens_of(file.audience_id)
        if not added <= known:
            show_to(file, audience=audience(known | added), visible_from=file.visible_from, by=by)
