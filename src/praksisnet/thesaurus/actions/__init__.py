"""Words are kept for search, and what is looked for in vain is counted."""

from praksisnet.thesaurus.actions.counting import count_opened, count_searches, forget_old
from praksisnet.thesaurus.actions.importing import COLUMNS, import_rules, plan_import
from praksisnet.thesaurus.actions.keeping import add_rule, remove_rule

__all__ = [
    "COLUMNS",
    "add_rule",
    "count_opened",
    "count_searches",
    "forget_old",
    "import_rules",
    "plan_import",
    "remove_rule",
]
