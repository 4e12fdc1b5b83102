"""Sets PDF files with typst, each in a short-lived process of its own.

typst and its fonts would stay in a server process for good (they more than double it), and a template that hangs would
hold a thread. A process that ends gives all of it back. One certificate takes about a fifth of a second in all, three
hundred badges under one (docs/figures.md): short enough for the request that downloads the file to wait for it.
"""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from praksisnet.kit import clock

PACKAGE = Path(__file__).resolve().parents[1]
FONTS = PACKAGE / "kit" / "static" / "built" / "type"  # built from dkfds by `./praksisnet build`, carried by the wheel
UNIVERSAL = "ua-1"  # PDF/UA-1: readable by screen readers, with a title and a language
# Seconds on the wall; and so many at once in one server process, since each takes some tens of megabytes.
MOST_SECONDS = 20
_AT_ONCE = threading.BoundedSemaphore(2)
_COMMAND = [sys.executable, "-m", "praksisnet.kit.typesetter"]


class NotSet(RuntimeError):
    """The file could not be set; the text is what typst says of it."""


def typeset(template: str, data: Mapping[str, Any], *, standard: str = "") -> bytes:
    """The PDF file that ``template`` makes of ``data``: a template reads it with ``json(bytes(sys.inputs.data))``.

    ``template`` is a path inside the package ("registration/data/badges.typ") and may import ``/kit/data/paper.typ``.
    ``data`` is anything that JSON can hold; ``title`` and ``language`` are what the file is named and read aloud by.
    ``standard`` UNIVERSAL: tagged PDF/UA-1, which typst refuses to write without title, language, alternative texts
    and headings in order. No network, no system fonts, no packages: the same bytes on every machine at one moment.

    Raises NotSet: for what typst refuses, for more than ``MOST_SECONDS``, and when the fonts are not built.
    """
    if not FONTS.is_dir():
        raise NotSet(f"There are no fonts in {FONTS}. Run: ./praksisnet build")
    order = {"root": str(PACKAGE), "template": template, "fonts": str(FONTS), "standard": standard}
    sent = json.dumps({**order, "moment": int(clock.now().timestamp()), "data": json.dumps(data)}).encode()
    if not _AT_ONCE.acquire(timeout=MOST_SECONDS):
        raise NotSet("Others are being set, and none of them got ready.")
    try:
        # No secret of ours goes along: nothing of the environment but where the code lies.
        environment = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONDONTWRITEBYTECODE": "1"}
        done = subprocess.run(  # noqa: S603 -- our own command line
            _COMMAND, input=sent, capture_output=True, timeout=MOST_SECONDS, check=False, env=environment
        )
    except subprocess.TimeoutExpired as slow:
        raise NotSet(f"It took more than {MOST_SECONDS} seconds.") from slow
    finally:
        _AT_ONCE.release()
    if done.returncode:
        raise NotSet(done.stderr.decode(errors="replace").strip())
    return done.stdout
