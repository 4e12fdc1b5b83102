from collections.abc import Iterator

import pytest

from praksisnet.jobs import schedule, sockets
from praksisnet.jobs.worker import Worker
from tests.jobs import examples


@pytest.fixture
def worker(db) -> Worker:
    return Worker()


@pytest.fixture
def seen() -> Iterator[list[object]]:
    examples.seen.clear()
    yield examples.seen
    examples.seen.clear()


@pytest.fixture
def no_schedule(monkeypatch) -> None:
    monkeypatch.setattr(schedule, "_rules", {})
    monkeypatch.setattr(sockets, "_pumps", {})
