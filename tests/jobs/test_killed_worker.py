from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

from tests.jobs.killing import GATES, Ground, fresh_database, server

EVERYTHING_ONCE = {"done": 3, "effects": 3, "rows": 3}


@pytest.fixture
def ground(db, tmp_path: Path) -> Iterator[Ground]:
    with fresh_database(connection.vendor, tmp_path, server()) as url:
        yield Ground(url)


@pytest.mark.parametrize("gate", GATES)
def test_killed_worker_loses_nothing_and_doubles_nothing(ground, gate):
    ground.kill_at(gate, jobs=3)

    # Within the lease of an hour: the successor sees that the process is gone.
    assert ground.run("finish") == EVERYTHING_ONCE


def test_killed_worker_on_another_machine_is_followed_when_its_lease_runs_out(ground):
    ground.kill_at("after the commit", jobs=3)

    assert ground.run("finish-later") == EVERYTHING_ONCE


def test_without_recovery_the_job_of_a_killed_worker_stays_undone(ground):
    ground.kill_at("before the effect", jobs=3)

    assert ground.run("rounds-without-recovery") == {"done": 2, "effects": 2, "rows": 2}
