"""What this room knows of a person: the news they wrote, published, changed or withdrew."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from praksisnet.kit.actor import Actor
from praksisnet.kit.formats import date_with_year
from praksisnet.news.actions import erase_traces
from praksisnet.news.models import NewsItem
from praksisnet.people.models import Person
from praksisnet.people.sockets import Fact, Section

DEEDS = (
    ("made", _("You wrote a piece of news")),
    ("published", _("You published a piece of news")),
    ("changed", _("You changed a piece of news")),
    ("withdrawn", _("You withdrew a piece of news")),
)


class NewsData:
    name = "news"
    title = _("News")
    covers: tuple[str, ...] = ("news.NewsItem",)

    def about(self, person: Person) -> Section:
        mine = Q(pk__in=[])
        for verb, _said in DEEDS:
            mine |= Q(**{f"{verb}_by": person})
        found = list(NewsItem.objects.filter(mine).order_by("made_at", "pk"))
        facts = [
            Fact(said, f"{date_with_year(getattr(one, f'{verb}_at'))}: {one.title}")
            for verb, said in DEEDS
            for one in found
            if getattr(one, f"{verb}_by_id") == person.pk
        ]
        return Section(self.title, facts)

    def erase(self, person: Person, by: Actor) -> None:
        erase_traces(person, by=by)
