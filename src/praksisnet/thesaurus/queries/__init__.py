"""The words that search knows, and what is looked for in vain."""

from praksisnet.thesaurus.queries.kept import MARK, all_rules, by_kind, kept, rules_of
from praksisnet.thesaurus.queries.missed import Missed, missed

__all__ = ["MARK", "Missed", "all_rules", "by_kind", "kept", "missed", "rules_of"]
