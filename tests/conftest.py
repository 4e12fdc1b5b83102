"""What every test stands on: closed sockets, a shared test world, and counted statements."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from praksisnet.kit import catalogues
from tests.browser import browser_page, chromium, narrow_page, open_page, phone_page  # noqa: F401 -- fixtures
from tests.fixtures import denmark, in_english, world  # noqa: F401 -- fixtures

# For the processes that tests start: in pytest's own, the settings see pytest itself.
os.environ.setdefault("PRAKSISNET_MODE", "test")
# A translation that was just written is what the tests see.
catalogues.compile_stale()

BOOKKEEPING = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")


class Statements:
    """Counts the SQL statements the application sends, less BEGIN, COMMIT and savepoints."""

    @contextmanager
    def exactly(self, number: int) -> Iterator[None]:
        with self.counted() as sent:
            yield
        assert len(sent) == number, "\n".join(sent)

    @contextmanager
    def at_most(self, number: int) -> Iterator[None]:
        with self.counted() as sent:
            yield
        assert len(sent) <= number, "\n".join(sent)

    @contextmanager
    def counted(self) -> Iterator[list[str]]:
        sent: list[str] = []
        with CaptureQueriesContext(connection) as captured:
            yield sent
        sent += [q["sql"] for q in captured.captured_queries if not q["sql"].upper().startswith(BOOKKEEPING)]


@pytest.fixture
def statements(db) -> Statements:
    return Statements()
