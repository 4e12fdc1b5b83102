"""What PostgreSQL has planned stays planned through a rollback, in which each test and each request of a walk ends.

psycopg forgets all that it has prepared at each of them, in case a table was taken back that a plan reads. Here that is
done where the transaction has changed a table, and nowhere else: a walk of thousands of pages plans a statement once.
"""

import re
from collections.abc import Sequence
from typing import Any

from psycopg import Connection
from psycopg._preparing import Prepare, PrepareManager

MOST = 1000  # statements of a connection; a walk comes back to the first after some hundreds
_CHANGES_TABLES = re.compile(rb"CREATE|DROP|ALTER|DISCARD|DEALLOCATE").match


class KeptPlans(PrepareManager):
    """``has_changed``: whether a table was made, changed or dropped in the transaction at hand."""

    def __init__(self, threshold: int | None) -> None:
        super().__init__()
        self.prepare_threshold, self.prepared_max, self.has_changed = threshold, MOST, False

    def _should_discard(self, prep: Prepare, results: Sequence[Any]) -> bool:
        """Asked of each new statement; every savepoint is one. It leaves the transaction open."""
        if any(_CHANGES_TABLES(result.command_status or b"") for result in results):
            self.has_changed = True
        has_changed = self.has_changed
        is_discarded = has_changed and super()._should_discard(prep, results)
        self.has_changed = has_changed
        return is_discarded

    def clear(self) -> bool:
        """Asked for where a transaction is taken back."""
        has_changed, self.has_changed = self.has_changed, False
        return has_changed and super().clear()


def keep_plans(connection: Connection[Any]) -> None:
    plans, commit = KeptPlans(connection.prepare_threshold), connection.commit

    def commit_what_changed() -> None:
        commit()
        plans.has_changed = False

    connection._prepared, connection.commit = plans, commit_what_changed
