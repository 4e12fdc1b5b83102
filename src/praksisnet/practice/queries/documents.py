"""Municipalities' own versions as search holds them."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praksisnet.files.models import StoredFile
from praksisnet.knowledge.models import Resource
from praksisnet.practice.models import LocalVersion
from praksisnet.practice.words import LOCAL_VERSION
from praksisnet.search.documents import Document
from praksisnet.search.sockets import one_or_all, register_source


def document_of(version: LocalVersion) -> Document:
    """“Køge: Skabelon til aftaler”, with what was changed and why, and what its file says, for those who read it."""
    return Document(
        kind=LOCAL_VERSION,
        key=str(version.pk),
        title=f"{version.municipality.name}: {version.resource.title}",
        address=reverse("practice:local_version", args=[version.pk]),
        audience=version.audience,
        text="\n".join(filter(None, [version.changed, version.why])),
        found_by=_words_of_file(version),
        facets=[("network", version.network.name)],
    )


def _words_of_file(version: LocalVersion) -> str:
    """The file has the audience of the words; hidden, it says nothing."""
    shown = StoredFile.objects.filter(pk=version.file_id).values_list("name", "text").first() if version.file_id else ()
    return "\n".join(shown or ())


def documents(key: str) -> Iterator[Document]:
    """All that is to be found, or what of it has this key, for the nightly comparison."""
    found = one_or_all(LocalVersion.objects.filter(resource__in=Resource.objects.values("pk")), key)
    for version in found.select_related("municipality", "resource", "network", "audience").order_by("pk"):
        yield document_of(version)


def join_search() -> None:
    """Once, when the product starts."""
    register_source([LOCAL_VERSION], documents, {LOCAL_VERSION: _("Local versions")})
