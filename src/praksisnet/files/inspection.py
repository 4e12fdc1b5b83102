"""Everything that is asked of an uploaded file before it is kept."""

import base64
import hashlib
import json
import os
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass
from typing import Any

from django.core.files.base import File

from praksisnet.files import scanning
from praksisnet.files.names import clean_name
from praksisnet.files.words import CPR_IN_FILE, CPR_IN_NAME, MOST_BYTES, PROBLEMS, Kind
from praksisnet.guard.text import find_cpr
from praksisnet.kit.names import one_line
from praksisnet.kit.refusal import Refused

# Seconds on the wall; the process itself may use fewer of the processor.
MOST_SECONDS = 30
# A file takes up to a gigabyte while it is read: so many are read at once in one server process.
_AT_ONCE = threading.BoundedSemaphore(2)
_COMMAND = [sys.executable, "-m", "praksisnet.files.inspector"]


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that may be kept: its bytes, its clean name, what is written in it, and what it calls itself."""

    data: bytes
    name: str
    kind: Kind
    pages: int
    text: str
    digest: str
    preview: bytes = b""
    pictures_unseen: int = 0
    is_untagged: bool = False
    title: str = ""

    @property
    def size(self) -> int:
        return len(self.data)


def check_upload(file: File[bytes]) -> Checked:
    """As ``check``, of a file somebody sent: of one that is too large, no more than shows that it is."""
    return check(file.read(MOST_BYTES + 1), name=file.name or "")


def check(data: bytes, *, name: str) -> Checked:
    """Ask everything of it; takes about half a second, so never inside a transaction. A picture is made anew.

    Refuses: empty; larger than 20 MB; neither a document nor a picture by its content; locked; with macros, scripts,
    files inside or content fetched from elsewhere; more than 300 pages or 50 million points; unpacking to too much;
    broken; a virus, or no answer from the scanner that is to look for one; a CPR number in its name or in anything
    written in it.
    """
    if find_cpr(name):
        raise Refused(CPR_IN_NAME, code="cpr")
    if problem := _at_first_sight(data):
        raise Refused(PROBLEMS[problem], code=problem)
    found = _inspected(data)
    if "problem" in found:
        raise Refused(PROBLEMS[found["problem"]], code=found["problem"])
    if any(map(find_cpr, (found["text"], found["also"], found["title"]))):
        raise Refused(CPR_IN_FILE, code="cpr")
    kind, kept = Kind(found["kind"]), base64.b64decode(found["data"]) or data
    if len(kept) > MOST_BYTES:
        raise Refused(PROBLEMS["large"], code="large")
    told = {name: found[name] for name in ("pages", "text", "pictures_unseen", "is_untagged")}
    told["title"] = one_line(found["title"])
    digest = hashlib.sha256(kept).hexdigest()
    return Checked(kept, clean_name(name, kind), kind, digest=digest, preview=found["preview"], **told)


def _at_first_sight(data: bytes) -> str:
    """What is wrong with it before anybody reads it; nothing: an empty text."""
    if not data:
        return "empty"
    return "large" if len(data) > MOST_BYTES else scanning.problem_of(data)


def _said(code: int, output: bytes) -> dict[str, Any]:
    """The first line is the answer; whatever befell the preview after it is no harm to the file."""
    lines = output.split(b"\n")
    if len(lines) < 2:
        return {"problem": "slow" if -code in {signal.SIGXCPU, signal.SIGKILL} else "broken"}
    said: dict[str, Any] = json.loads(lines[0])
    said["preview"] = base64.b64decode(lines[1]) if len(lines) > 2 else b""
    return said


def _inspected(data: bytes) -> dict[str, Any]:
    """What the inspector says. It gets no secret of ours: nothing of the environment but where its code lies."""
    if not _AT_ONCE.acquire(timeout=MOST_SECONDS):
        return {"problem": "busy"}
    try:
        done = subprocess.run(  # noqa: S603 -- our own command line
            _COMMAND,
            input=data,
            capture_output=True,
            timeout=MOST_SECONDS,
            check=False,
            env={"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONDONTWRITEBYTECODE": "1"},
        )
        found = _said(done.returncode, done.stdout)
    except subprocess.TimeoutExpired as late:
        found = _said(-signal.SIGKILL, late.output or b"")
    finally:
        _AT_ONCE.release()
    return found
