"""Resources as search holds them."""

import re
from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praksisnet.access.actions import audience
from praksisnet.access.queries import tokens_of
from praksisnet.files.queries import shown_now
from praksisnet.knowledge.models import Resource
from praksisnet.knowledge.queries.readers import writer_tokens
from praksisnet.knowledge.words import Kind, Part, State
from praksisnet.networks.models import Network
from praksisnet.search.documents import Document
from praksisnet.search.sockets import one_or_all, register_facet, register_source
from praksisnet.themes.queries import words_leading_to

RESOURCE, UNPUBLISHED = KINDS = ("resource", "unpublished")
_SIGNS = re.compile(r"[#*_>|`\[\]]+")


def document_of(resource: Resource) -> Document:
    """Its own words, those of its themes, and those of the files that its readers may open by now.

    An unpublished one is a kind of its own, for those who write in its programme.
    """
    writers = writer_tokens(resource.programme_id)
    is_published = resource.state is State.PUBLISHED
    return Document(
        kind=RESOURCE if is_published else UNPUBLISHED,
        key=str(resource.pk),
        title=resource.title,
        address=reverse("knowledge:resource", args=[resource.pk]),
        audience=audience(writers | tokens_of(resource.audience_id) if is_published else writers),
        text="\n".join([resource.summary, *resource.core, *_parts(resource), plain(resource.body)]),
        themes=words_leading_to(resource.themes.through.objects.filter(resource=resource).values("theme")),
        found_by="\n".join([resource.source, resource.authors, *_words_of_files(resource)]),
        facets=[("type", resource.kind), *_facets(resource)],
    )


def _facets(resource: Resource) -> Iterator[tuple[str, str]]:
    """The themes in use that it stands under, and the network of the meeting it came from."""
    for name in resource.themes.filter(retired_at__isnull=True).order_by("sort_name").values_list("name", flat=True):
        yield "theme", name
    if resource.session_id:
        network = Network.objects.filter(meetings__sessions=resource.session_id).first()
        if network:
            yield "network", network.name


def documents(key: str) -> Iterator[Document]:
    """All that is to be found, or what of it has this key, for the nightly comparison."""
    for resource in one_or_all(Resource.objects.all(), key).order_by("pk").iterator():
        yield document_of(resource)


def _parts(resource: Resource) -> list[str]:
    """What its kind asks for; whom to contact is found by nobody, as not all who find it see people here."""
    return [plain(text) for name, text in resource.parts.items() if name != Part.CONTACT]


def plain(markdown: str) -> str:
    return " ".join(_SIGNS.sub(" ", markdown).split())


def _words_of_files(resource: Resource) -> list[str]:
    shown = resource.files.filter(shown_now()).order_by("pk")
    return [text for row in shown.values_list("name", "text") for text in row]


def join_search() -> None:
    """Once, when the product starts."""
    register_source(KINDS, documents, {RESOURCE: _("Knowledge bank")})
    register_facet("type", _("Type"), dict(Kind.choices))
