import os
import threading

import pytest
from django.contrib.sessions.models import Session
from django.db import connection

from praksisnet.kit import clock, observe
from tests.parallel import PATIENCE


@pytest.fixture(autouse=True)
def notebook(monkeypatch) -> observe.Notebook:
    fresh = observe.Notebook(capacity=3)
    monkeypatch.setattr(observe, "_notebook", fresh)
    monkeypatch.setattr(observe, "_writers", {})
    return fresh


@pytest.fixture
def written() -> list[observe.Observation]:
    kept: list[observe.Observation] = []
    observe.register("seen", kept.extend)
    return kept


def test_observe_is_written_later_with_its_time_and_fields(db, written):
    with clock.moved_to(clock.at(clock.today())):
        observe.observe("seen", person=9)
    assert written == []

    assert observe.flush() == 1
    assert (written[0].kind, written[0].fields) == ("seen", {"person": 9})
    assert written[0].at.date() <= clock.today()


def test_observe_costs_no_statement(written, statements):
    with statements.exactly(0):
        observe.observe("seen", person=9)


def test_observe_drops_and_counts_when_full(db, written):
    for n in range(5):
        observe.observe("seen", number=n)

    observe.flush()

    assert ([seen.fields["number"] for seen in written], observe.dropped()) == ([0, 1, 2], 2)


def test_observe_refuses_a_kind_no_room_keeps():
    with pytest.raises(LookupError, match="unknown"):
        observe.observe("unknown")


def test_room_that_fails_loses_its_own_and_nobody_elses(db, written, caplog):
    def trouble(batch: list[observe.Observation]) -> None:
        Session.objects.create(session_key="x", session_data="", expire_date=clock.now())
        raise ValueError("mette@example.example")

    observe.register("trouble", trouble)
    observe.observe("trouble", person=9)
    observe.observe("seen", person=9)

    observe.flush()

    assert (len(written), observe.dropped(), Session.objects.count()) == (1, 1, 0)
    assert caplog.messages == ["1 observations of trouble were dropped: ValueError"]


def test_flush_writes_each_kind_in_one_batch(db):
    sizes = []
    observe.register("seen", lambda batch: sizes.append(len(batch)))
    for _ in range(3):
        observe.observe("seen")

    observe.flush()

    assert sizes == [3]


def test_tests_start_no_thread(written):
    observe.observe("seen")

    assert [thread.name for thread in threading.enumerate() if thread.name == "observe"] == []


@pytest.mark.django_db(transaction=True)
def test_serving_process_writes_in_a_thread_with_a_connection_of_its_own(settings, monkeypatch, notebook):
    ended, used = threading.Event(), []

    def write(batch: list[observe.Observation]) -> None:
        used.append((threading.current_thread().name, connection.connection is ours))
        ended.set()

    connection.ensure_connection()
    ours = connection.connection
    settings.TEST = False
    monkeypatch.setattr(observe, "GATHER", 0.0)
    observe.register("seen", write)

    observe.observe("seen")
    ended.wait(PATIENCE)
    notebook.end()

    assert used == [("observe", False)]


def test_forked_process_begins_with_an_empty_queue_and_no_thread(written):
    observe.observe("seen")

    child = os.fork()
    if child == 0:
        os._exit(0 if observe._notebook._waiting.empty() and observe._notebook._thread is None else 1)
    _, status = os.waitpid(child, 0)

    assert os.waitstatus_to_exitcode(status) == 0
    assert not observe._notebook._waiting.empty()
