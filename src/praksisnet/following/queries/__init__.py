"""What somebody follows, what is new of it, and what is new since the last visit."""

from praksisnet.following.queries.news import news_for
from praksisnet.following.queries.searches import place_for, searches_of, shown_searches
from praksisnet.following.queries.themes import Attending, attending, followed_by, following_of

__all__ = [
    "Attending",
    "attending",
    "followed_by",
    "following_of",
    "news_for",
    "place_for",
    "searches_of",
    "shown_searches",
]
