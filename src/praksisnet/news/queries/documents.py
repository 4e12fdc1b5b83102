"""News as search holds them."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praksisnet.kit.plain_text import text_of
from praksisnet.kit.richtext import from_markdown
from praksisnet.news.models import NewsItem
from praksisnet.news.queries.readers import PUBLISHED
from praksisnet.news.words import NEWS
from praksisnet.search.documents import Document
from praksisnet.search.sockets import one_or_all, register_source
from praksisnet.themes.queries import words_leading_to


def document_of(item: NewsItem) -> Document:
    """A published one: its own words and those that lead to its themes, for those it is meant for."""
    return Document(
        kind=NEWS,
        key=str(item.pk),
        title=item.title,
        address=reverse("news:item", args=[item.pk]),
        audience=item.audience,
        text="\n".join([item.summary, text_of(str(from_markdown(item.body)))]),
        themes=words_leading_to(item.themes.through.objects.filter(newsitem=item).values("theme")),
        happens_at=item.published_at,
        facets=list(_facets(item)),
    )


def documents(key: str) -> Iterator[Document]:
    """All that are to be found, or that of this key, for the nightly comparison."""
    found = one_or_all(NewsItem.objects.filter(PUBLISHED), key)
    for item in found.select_related("audience").order_by("pk").iterator():
        yield document_of(item)


def _facets(item: NewsItem) -> Iterator[tuple[str, str]]:
    for name in item.themes.filter(retired_at__isnull=True).order_by("sort_name").values_list("name", flat=True):
        yield "theme", name
    for name in item.networks.order_by("sort_name").values_list("name", flat=True):
        yield "network", name


def join_search() -> None:
    """Once, when the product starts."""
    register_source([NEWS], documents, {NEWS: _("News")})
