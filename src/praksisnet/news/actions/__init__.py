"""News is written, changed, published, withdrawn and put back; what is only a draft is thrown away."""

from praksisnet.news.actions.erasure import erase_traces
from praksisnet.news.actions.finding import index_news, index_under_themes
from praksisnet.news.actions.publishing import publish_news, withdraw_news
from praksisnet.news.actions.writing import change_news, drop_news, write_news

__all__ = [
    "change_news",
    "drop_news",
    "erase_traces",
    "index_news",
    "index_under_themes",
    "publish_news",
    "withdraw_news",
    "write_news",
]
