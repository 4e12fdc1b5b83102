"""What readers, writers and other rooms see of news."""

from praksisnet.news.queries.listing import Listing, listing, offered_themes
from praksisnet.news.queries.panels import NewsPanel, front_panel, network_panel, under_theme
from praksisnet.news.queries.readers import PUBLISHED, news_for, open_news, tokens_of_reach, writer_tokens
from praksisnet.news.queries.sharing import SharedNews, way_of

__all__ = [
    "PUBLISHED",
    "Listing",
    "NewsPanel",
    "SharedNews",
    "front_panel",
    "listing",
    "network_panel",
    "news_for",
    "offered_themes",
    "open_news",
    "tokens_of_reach",
    "under_theme",
    "way_of",
    "writer_tokens",
]
