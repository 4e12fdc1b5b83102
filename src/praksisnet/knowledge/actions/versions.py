"""Every published change is a version: kept, compared, and brought back."""

from typing import Any

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.knowledge.actions.texts import TEXTS
from praksisnet.knowledge.mails import example_letter
from praksisnet.knowledge.models import Resource, Version
from praksisnet.knowledge.words import State
from praksisnet.notices.actions import post


def keep_version(resource: Resource, *, restores: int | None = None, by: Actor) -> None:
    """Keep what readers see from now on, if it is not what they saw before. Part of the change that has the entry.

    The leader who released a municipality's example is told, and can withdraw it.
    """
    if resource.state is not State.PUBLISHED:
        return
    texts, files = texts_of(resource), set(resource.files.values_list("pk", flat=True))
    last = resource.versions.order_by("-number").first()
    if last and last.texts == texts and set(last.files.values_list("pk", flat=True)) == files:
        return
    version = Version.objects.create(
        resource=resource,
        number=last.number + 1 if last else 1,
        texts=texts,
        restores=restores,
        made_at=clock.now(),
        made_by_id=by.signed_in_id,
    )
    version.files.set(files)
    resource.version = version.number
    resource.save(update_fields=["version"])
    for release in resource.releases.filter(released_at__isnull=False, ended_at__isnull=True):
        release.resource = resource
        post(example_letter(release), by=by)


def texts_of(resource: Resource) -> dict[str, Any]:
    return {**{name: getattr(resource, name) for name in TEXTS}, "parts": resource.parts}
