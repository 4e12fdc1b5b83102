"""What of the news is shared by a link: the published ones that a programme's readers read."""

from django.urls import reverse
from django.utils.translation import pgettext_lazy

from praksisnet.news.models import NewsItem
from praksisnet.news.queries.readers import PUBLISHED, news_for
from praksisnet.news.words import NEWS, Reach
from praksisnet.people.models import Person
from praksisnet.readers.queries import Way, ways_for
from praksisnet.readers.sockets import Shared


class SharedNews:
    kind = NEWS
    view = "news:item"

    def told(self, pk: int) -> Shared | None:
        wide = NewsItem.objects.filter(PUBLISHED, pk=pk, programme__closed_at__isnull=True)
        found = wide.exclude(reach=Reach.NETWORKS).select_related("programme").first()
        return shared_of(found) if found else None

    def may_read(self, person: Person, pk: int) -> bool:
        return news_for(person).filter(pk=pk).exists()


def shared_of(item: NewsItem) -> Shared:
    address = reverse("news:item", args=[item.pk])
    return Shared(
        kind=NEWS,
        pk=item.pk,
        programmes=(item.programme,),
        title=item.title,
        what=pgettext_lazy("kind", "News"),
        summary=item.summary,
        behind="",
        address=address,
        open_address=address if item.is_open else "",
        look=NEWS,
    )


def way_of(person: Person, item: NewsItem) -> Way | None:
    """How the person gives it on to colleagues who read along; what is open has its plain address for that."""
    if item.reach != Reach.PROGRAMME or not item.published_at or item.withdrawn_at or item.programme.is_closed:
        return None
    return next(iter(ways_for(person, shared_of(item))), None)
