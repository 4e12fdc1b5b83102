"""Danish as it is searched: words folded, brought to their root, and compounds split. Knows no database."""

from praksisnet.search.analysis.comparing import carrying
from praksisnet.search.analysis.danish import Danish, Word, danish
from praksisnet.search.analysis.tokens import FILLERS, Token, tokens

__all__ = ["FILLERS", "Danish", "Token", "Word", "carrying", "danish", "tokens"]
