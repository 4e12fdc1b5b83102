"""What stands behind the link that a leader gets."""

from hashlib import sha256

from django.db.models import QuerySet

from praksisnet.files.models import StoredFile
from praksisnet.files.queries import shown_now
from praksisnet.kit import links
from praksisnet.kit.links import BadLink, Reason
from praksisnet.knowledge.models import Release, Resource
from praksisnet.knowledge.words import RELEASE_LINK


def release_token(release: Release) -> str:
    return links.make(RELEASE_LINK, release.pk, _holder(release))


def release_by_link(token: str) -> Release:
    """Good for as long as there is an example. Raises BadLink for a forged one; DoesNotExist for a removed release, and
    for an example that nobody reads for now."""
    link = links.read(token, RELEASE_LINK)
    found = Release.objects.filter(resource__in=Resource.objects.all())  # those that are hidden are not among them
    found = found.select_related("resource__municipality", "resource__programme", "asked_by")
    release = found.get(pk=link.row_id)
    if link.holder != _holder(release):
        raise BadLink(Reason.EXPIRED)
    return release


def files_to_release(release: Release) -> QuerySet[StoredFile]:
    """Those that the leader may open through the link: what is to be released now, and nothing else."""
    if not release.shows:
        return StoredFile.objects.none()
    return StoredFile.objects.filter(shown_now(), resources=release.resource_id).order_by("name", "pk")


def _holder(release: Release) -> str:
    """Addresses have no business in a link: a digest tells the leader of today from another."""
    return f"release:{release.pk}:{sha256(f'{release.pk} {release.email}'.encode()).hexdigest()[:12]}"
