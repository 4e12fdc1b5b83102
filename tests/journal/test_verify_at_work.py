import json
import os
import subprocess
import sys

from django.db import connection

from tests.jobs.killing import ROOT, fresh_database, server


def test_parallel_writers_meet_no_deadlock_and_every_flipped_bit_is_found(db, tmp_path):
    with fresh_database(connection.vendor, tmp_path, server()) as url:
        out = subprocess.run(
            [sys.executable, "-m", "tests.journal.at_work", "40", "25", "8"],
            env={**os.environ, "DATABASE_URL": url, "PYTHONPATH": os.pathsep.join(sys.path)},
            cwd=ROOT,
            stdout=subprocess.PIPE,
            check=True,
            timeout=120,
        ).stdout

    told = json.loads(out)
    assert (told["deadlocks"], told["unsealed"], told["flipped"], told["found"]) == (0, 0, 25, 25)
