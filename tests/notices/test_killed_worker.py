"""kill -9 in the middle of sending loses no letter; at most the one on its way comes twice, as the same Message-ID."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

from tests.jobs.killing import fresh_database
from tests.notices.mailserver import MailServer
from tests.notices.workers import Ground

LETTERS = 5
ALL_SENT = {"sent": LETTERS, "failed": 0, "dropped": 0, "waiting": 0}


@pytest.fixture
def ground(db, server: MailServer, settings, tmp_path: Path) -> Iterator[Ground]:
    at = connection.settings_dict
    password = f":{at['PASSWORD']}" if at["PASSWORD"] else ""
    cluster = f"postgres://{at['USER']}{password}@{at['HOST']}:{at['PORT']}/postgres"
    with fresh_database(connection.vendor, tmp_path, cluster) as url:
        yield Ground(url, settings.SMTP_PORT, letters=LETTERS)


@pytest.mark.parametrize("gate", ["leased", "written down"])
def test_a_killed_worker_loses_nothing_and_doubles_nothing(ground, server, gate):
    ground.kill_at(gate)

    ground.run("pump-later")

    assert (sorted(server.message_ids().values()), ground.told()) == ([1] * LETTERS, ALL_SENT)


def test_killed_between_acceptance_and_note_one_letter_comes_twice_under_one_message_id(ground, server):
    ground.kill_at("accepted, not written down")

    ground.run("pump-later")

    assert (sorted(server.message_ids().values()), ground.told()) == ([1] * (LETTERS - 1) + [2], ALL_SENT)


def test_what_a_killed_worker_held_is_left_alone_until_its_lease_ends(ground, server):
    ground.kill_at("leased")

    ground.run("pump")

    assert (len(server.received), ground.told()["waiting"]) == (0, LETTERS)


def test_workers_at_once_send_each_letter_once(ground, server):
    ground.run_together("pump", workers=3)

    assert (sorted(server.message_ids().values()), ground.told()) == ([1] * LETTERS, ALL_SENT)


def test_without_the_lease_workers_at_once_send_every_letter_again(ground, server):
    """The control: the same run finds the race when nothing holds it off."""
    ground.run_together("pump-without-lease", workers=3)

    assert sorted(server.message_ids().values()) == [3] * LETTERS
