import socket

import pytest
from django.core.management.base import CommandError

from praksisnet.demo.management.commands.demo import OURS, Command


@pytest.fixture
def demo(settings, tmp_path):
    settings.DEMO = True
    settings.DATA = tmp_path
    return Command()


def test_demo_refuses_a_taken_port_and_names_the_way_on(demo, settings):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        settings.PORT = taken.getsockname()[1]

        with pytest.raises(CommandError, match="PRAKSISNET_PORT=8001 ./praksisnet demo"):
            demo.refuse_taken_port()


def test_demo_refuses_to_run_outside_the_demo(demo, settings):
    settings.DEMO = False

    with pytest.raises(CommandError, match="Run it as: praksisnet demo"):
        demo.handle(fresh=True)


def test_fresh_throws_away_what_the_demo_made_and_nothing_else(demo, monkeypatch, tmp_path):
    monkeypatch.setattr("praksisnet.demo.management.commands.demo.connection.vendor", "sqlite")
    monkeypatch.setattr("praksisnet.demo.management.commands.demo.connection.close", lambda: None)
    for name in OURS:
        (tmp_path / name).write_text("made by the demo")
    (tmp_path / "letter.txt").write_text("mine")

    demo.begin_anew()

    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_fresh_is_refused_on_postgresql(demo, monkeypatch):
    monkeypatch.setattr("praksisnet.demo.management.commands.demo.connection.vendor", "postgresql")

    with pytest.raises(CommandError, match="new, empty PostgreSQL database"):
        demo.begin_anew()
