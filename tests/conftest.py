"""What every test stands on: closed sockets, a shared test world, and counted statements."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.dispatch import receiver
from django.test.utils import CaptureQueriesContext
from xdist.scheduler import LoadFileScheduling

from praksisnet.kit import catalogues, observe
from praksisnet.search.queries.corpus import forget
from tests.planned import keep_plans

pytest_plugins = ["tests.browser", "tests.fixtures"]
# For the processes that tests start: in pytest's own, the settings see pytest itself.
os.environ.setdefault("PRAKSISNET_MODE", "test")
# A translation that was just written is what the tests see.
catalogues.compile_stale()

BOOKKEEPING = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")

DEMO = "tests/demo/"
WALKS = (DEMO, "tests/gates/")
LONGEST = (*WALKS, "tests/look/", "tests/stories/test_half_year.py", "tests/notices/test_killed_worker.py")


@receiver(connection_created)
def come_backwards(connection: BaseDatabaseWrapper, **_told: Any) -> None:
    """SQLite gives rows that were asked for in no order as they were made; PostgreSQL mostly, and now and then not.

    Here they come the other way round, so that what relies on it fails at once.
    """
    if connection.vendor == "sqlite":
        connection.connection.execute("PRAGMA reverse_unordered_selects = ON")  # unwatched: a GET may connect


@receiver(connection_created)
def plan_once(connection: BaseDatabaseWrapper, **_told: Any) -> None:
    if connection.vendor == "postgresql":
        keep_plans(connection.connection)


@pytest.hookimpl(tryfirst=True)
def pytest_itemcollected(item: pytest.Item) -> None:
    """What runs once, not on each engine: what opens a window, asks no database, or walks the whole product."""
    names = set(getattr(item, "fixturenames", ()))
    if "chromium" in names:
        item.add_marker("browser")
    elif item.nodeid.startswith(WALKS):
        item.add_marker("walk")
    elif "django_db_setup" not in names and not item.get_closest_marker("django_db"):
        item.add_marker("engineless")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files first, so that no worker waits at the end for another; within them the order stays random."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))


def pytest_runtest_setup() -> None:
    """What another test's pages left to be remembered is not written here: on SQLite its people had the same ids."""
    observe._begin_anew()


class Scheduler(LoadFileScheduling):
    """A file stays with one worker; so do all tests of the demo, or each worker would fill it."""

    def _split_scope(self, nodeid: str) -> str:
        return DEMO if nodeid.startswith(DEMO) else super()._split_scope(nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadFileScheduling:
    return Scheduler(config, log)


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


@pytest.fixture(autouse=True)
def _words_of_this_test() -> None:
    """Each test has a database of its own under the same name; what search knows of it goes with it."""
    forget()


@pytest.fixture
def statements(db) -> Statements:
    return Statements()
