"""One round; `./praksisnet prove registration_race` runs twenty on each engine, and the control."""

from django.db import connection

from tests.jobs.killing import fresh_database, server
from tests.registration.race import Ground, Outcome


def test_three_hundred_at_once_get_a_hundred_places(django_db_setup, tmp_path):
    with fresh_database(connection.vendor, tmp_path, server()) as url:
        ground = Ground(tmp_path, url, people=300, places=100)
        with ground.server():
            outcome = ground.race(ground.meetings[0], twice=30)

    assert outcome == Outcome(registered=100, waiting=200, taken=100, people=300, receipts=300, entries=300, errors=0)
