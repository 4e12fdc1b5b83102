"""What is found, by whom."""

from praksisnet.search.queries.completing import completions
from praksisnet.search.queries.excerpts import excerpt, mark
from praksisnet.search.queries.finding import Found, find, search
from praksisnet.search.queries.ranking import Scope

__all__ = ["Found", "Scope", "completions", "excerpt", "find", "mark", "search"]
