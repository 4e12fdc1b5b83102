"""What other rooms' pages show of news."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.translation import gettext as _

from praksisnet.access.queries import readable, tokens_for
from praksisnet.following.queries import Attending
from praksisnet.kit.formats import date_with_year
from praksisnet.networks.models import Network
from praksisnet.news.models import NewsItem
from praksisnet.news.queries.readers import PUBLISHED, concerns, fresh, newest_first, news_for
from praksisnet.news.words import ON_FRONT, ON_NETWORK, UNDER_THEME
from praksisnet.people.models import Person
from praksisnet.people.sockets import Panel
from praksisnet.themes.models import Theme
from praksisnet.themes.sockets import Carried


@dataclass(frozen=True, slots=True)
class NewsPanel:
    """The newest; ``attending`` knows which came since the reader was here last."""

    items: list[NewsItem]
    attending: Attending


def front_panel(person: Person | AnonymousUser, attending: Attending | None = None) -> NewsPanel:
    """What stands on the reader's front page today; of who takes part nowhere, what is open to everybody."""
    found = newest_first(readable(NewsItem.objects.filter(fresh()), tokens_for(person)))
    return NewsPanel(list(found[:ON_FRONT]), attending or Attending())


def network_panel(person: Person, network: Network) -> Panel | None:
    """What the network was told last, on its own page; nothing until there is some."""
    found = list(newest_first(news_for(person).filter(PUBLISHED, concerns(network)))[:ON_NETWORK])
    return Panel("news/_network.html", {"items": found, "network": network}) if found else None


def under_theme(person: Person, theme: Theme) -> Carried:
    """What this reader sees of the news on the theme's page."""
    found = newest_first(news_for(person).filter(PUBLISHED, themes=theme))[:UNDER_THEME]
    rows = [
        (one.title, date_with_year(one.published_at or one.made_at), reverse("news:item", args=[one.pk]))
        for one in found
    ]
    return Carried(_("News"), rows)
