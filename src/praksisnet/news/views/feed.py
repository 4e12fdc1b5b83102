"""What is open to everybody as an Atom feed, for readers of feeds and for other authorities' pages."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from praksisnet.news.models import NewsItem
from praksisnet.news.queries import open_news
from praksisnet.news.words import IN_FEED


class OpenNews(Feed[NewsItem, None]):
    feed_type = Atom1Feed

    def title(self) -> str:
        return _("Praksisnet: news open to everybody")

    def link(self) -> str:
        return settings.SITE_ADDRESS + reverse("news:news")

    def feed_url(self) -> str:
        return settings.SITE_ADDRESS + reverse("news:feed")

    def items(self) -> list[NewsItem]:
        return list(open_news()[:IN_FEED])

    def item_title(self, item: Any) -> str:
        return str(item.title)

    def item_description(self, item: NewsItem) -> str:
        """Atom takes it for HTML."""
        return escape(item.summary)

    def item_link(self, item: NewsItem) -> str:
        return settings.SITE_ADDRESS + reverse("news:item", args=[item.pk])

    def item_author_name(self, item: NewsItem) -> str:
        return item.programme.full_title

    def item_pubdate(self, item: NewsItem) -> datetime | None:
        return item.published_at

    def item_updateddate(self, item: NewsItem) -> datetime | None:
        return item.changed_at or item.published_at


feed = login_not_required(require_safe(OpenNews()))
