import os
import signal
import subprocess
import sys
import time

import pytest

from praksisnet.kit.processes import Group
from tests.parallel import PATIENCE

SLEEPER = [sys.executable, "-c", "import time; time.sleep(600)"]
STUBBORN = [
    sys.executable,
    "-c",
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); time.sleep(600)",
]
PARENT = """
import sys
from praksisnet.kit.processes import Group
with Group() as group:
    group.start("one", [sys.executable, "-c", "import time; time.sleep(600)"])
    group.start("two", [sys.executable, "-c", "import time; time.sleep(600)"])
    print(*[child.pid for child in group.children.values()], flush=True)
    group.watch()
"""


def is_alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    with open(f"/proc/{pid}/stat") as file:
        return file.read().split()[2] != "Z"


def gone(pids):
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and any(map(is_alive, pids)):
        pass
    return not any(map(is_alive, pids))


@pytest.fixture
def handlers():
    """Leave the test run's own signal handlers as they were."""
    kept = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_signal_to_the_parent_ends_all_children(number):
    parent = subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True)
    with parent:
        pids = [int(text) for text in parent.stdout.readline().split()]

        parent.send_signal(number)
        parent.wait(PATIENCE)

    assert (len(pids), gone(pids)) == (2, True)


def test_watch_names_the_child_that_ended_by_itself(handlers):
    with Group() as group:
        group.start("lasting", SLEEPER)
        group.start("short", [sys.executable, "-c", ""])

        ended = group.watch()

    assert ended == "short"


def test_wait_until_gives_up_when_a_child_ends(handlers):
    with Group() as group:
        group.start("short", [sys.executable, "-c", ""])

        assert group.wait_until(lambda: False, 30) is False


def test_end_kills_a_child_that_does_not_listen(handlers, monkeypatch):
    monkeypatch.setattr("praksisnet.kit.processes.GRACE", 0.2)
    with Group() as group:
        group.start("stubborn", STUBBORN)
        child = group.children["stubborn"]
        group.wait_until(lambda: False, 0.5)

    assert child.returncode in {-signal.SIGKILL, -signal.SIGTERM}


def test_finish_waits_for_a_child_and_forgets_it():
    with Group() as group:
        group.start("work", [sys.executable, "-c", ""])

        assert (group.finish("work"), group.ended()) == (True, None)


def test_finish_says_that_a_child_failed():
    with Group() as group:
        group.start("work", [sys.executable, "-c", "raise SystemExit(3)"])

        assert (group.finish("work"), group.ended()) == (False, "work")
