"""“You said, we do” as search holds it."""

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praksisnet.access.actions import audience
from praksisnet.adaptation import rules
from praksisnet.adaptation.models import Change
from praksisnet.networks.models import Network
from praksisnet.search.documents import Document
from praksisnet.search.sockets import one_or_all, register_source

CHANGE = "change"
PUBLISHED = Q(published_at__isnull=False)


def document_of(change: Change) -> Document:
    """For those who see it in their meeting or round, as ``changes_for`` gives it to them."""
    network = change.meeting.network if change.meeting else None
    return Document(
        kind=CHANGE,
        key=str(change.pk),
        title=change.we_do,
        address=reverse("adaptation:change", args=[change.pk]),
        audience=audience(_readers(change, network)),
        text=change.said,
        facets=[("network", network.name)] if network else [],
    )


def documents(key: str) -> Iterator[Document]:
    """All that is to be found, or what of it has this key, for the nightly comparison."""
    for change in one_or_all(Change.objects.filter(PUBLISHED), key).select_related("meeting__network").order_by("pk"):
        yield document_of(change)


def _readers(change: Change, network: Network | None) -> set[str]:
    """The meeting's network, or all of the programme; always those who see the whole of it."""
    whole = {f"role:{kind}:programme:{change.programme_id}" for kind in rules.SEES - rules.MEMBERS}
    return whole | {f"network:{network.pk}" if network else f"programme:{change.programme_id}"}


def join_search() -> None:
    """Once, when the product starts."""
    register_source([CHANGE], documents, {CHANGE: _("You said - we do")})
