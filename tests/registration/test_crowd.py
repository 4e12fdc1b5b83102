"""A short crowd on the engine of the tests; `./praksisnet prove registration_crowd` plays long ones on both."""

import pytest
from django.db import connection

from tests.jobs.killing import fresh_database, server
from tests.registration.crowd import Crowd

GUARDED, LOOSENED = 0, 1
ACTS = 5  # of each of the sixteen


@pytest.fixture(scope="module")
def crowd(tmp_path_factory, django_db_setup):
    folder = tmp_path_factory.mktemp("crowd")
    with fresh_database(connection.vendor, folder, server()) as url, Crowd(url, sets=2) as there:
        yield there


def test_sixteen_at_once_do_everything_and_nothing_is_wrong(crowd):
    played = crowd.play(GUARDED, acts=ACTS, seed=1)

    assert played.wrong == dict.fromkeys(crowd.scenes, [])


def test_without_locks_the_same_crowd_breaks_every_scene(crowd):
    """The control. More come than there are places, and somebody has two dates of a round."""
    played = crowd.play(LOOSENED, acts=ACTS, seed=1, loosened=True)

    assert [name for name in crowd.scenes if not played.wrong[name]] == []
    assert {"above capacity", "twice"} <= played.kinds().keys()
