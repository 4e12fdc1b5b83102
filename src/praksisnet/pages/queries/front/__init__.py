"""What the front page says to somebody: what is expected, what comes next, what is new, where they belong."""

from praksisnet.pages.queries.front.everybody import front_for
from praksisnet.pages.queries.front.shown import Front

__all__ = ["Front", "front_for"]
