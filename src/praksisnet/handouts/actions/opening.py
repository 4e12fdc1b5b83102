"""A resource is opened to everybody, with its files, and closed again."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.access.actions import audience
from praksisnet.access.queries import tokens_of
from praksisnet.access.words import PUBLIC
from praksisnet.files.actions import show_to
from praksisnet.files.models import StoredFile
from praksisnet.journal.actions import record
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.knowledge.actions import index_resource
from praksisnet.knowledge.models import Resource
from praksisnet.knowledge.queries import PUBLISHED


@transaction.atomic
def open_resource(resource: Resource, *, by: Actor) -> Resource:
    """From now on anybody reads it without an account. A repeat changes nothing. Refuses: what is not published."""
    resource = Resource.objects.select_for_update().get(pk=resource.pk)
    if not Resource.objects.filter(PUBLISHED, pk=resource.pk).exists():
        raise Refused(_("Publish it first."))
    tokens = tokens_of(resource.audience_id)
    if PUBLIC not in tokens:
        _read_by(resource, tokens | {PUBLIC}, by)
        _show(resource.files.all(), opens=True, by=by)
        record("resource_opened", resource, by=by, fields=["audience"])
    return resource


@transaction.atomic
def close_resource(resource: Resource, *, by: Actor) -> Resource:
    """Only those it was for before it was opened read it. A repeat changes nothing."""
    resource = Resource.objects.select_for_update().get(pk=resource.pk)
    tokens = tokens_of(resource.audience_id)
    if PUBLIC in tokens:
        _read_by(resource, tokens - {PUBLIC}, by)
        open_still = Resource.objects.filter(PUBLISHED, audience__tokens__token=PUBLIC).values("pk")
        _show(resource.files.exclude(resources__in=open_still), opens=False, by=by)
        record("resource_closed", resource, by=by, fields=["audience"])
    return resource


def _read_by(resource: Resource, tokens: frozenset[str], by: Actor) -> None:
    resource.audience = audience(tokens)
    resource.save(update_fields=["audience"])
    index_resource(resource)


def _show(files: Iterable[StoredFile], *, opens: bool, by: Actor) -> None:
    for file in files:
        tokens = tokens_of(file.audience_id)
        wanted = tokens | {PUBLIC} if opens else tokens - {PUBLIC}
        if wanted != tokens:
            show_to(file, audience=audience(wanted), visible_from=file.visible_from, by=by)
