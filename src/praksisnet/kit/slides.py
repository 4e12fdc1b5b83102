"""Slides as a PowerPoint file, made in a short-lived process of its own as paper is (``typesetting``).

python-pptx would stay in a server process for good; a process that ends gives all of it back. Half a second a file.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

MOST_SECONDS = 20
_COMMAND = [sys.executable, "-m", "praksisnet.kit.slide_maker"]


@dataclass(frozen=True, slots=True)
class Slide:
    """``eyebrow`` above and ``lead`` under the title; then points, numbered when their order counts."""

    title: str
    lead: str = ""
    points: Sequence[str] = field(default_factory=list)
    eyebrow: str = ""
    numbered: bool = False


class NotMade(RuntimeError):
    """The file could not be made; the text is what the process says of it."""


def powerpoint(title: str, language: str, slides: Sequence[Slide], *, foot: str) -> bytes:
    """A file of 16:9 slides: each with a title of its own, the text marked with its language, nothing but text.

    Raises NotMade when the process fails or takes more than ``MOST_SECONDS``.
    """
    order: Mapping[str, Any] = {"title": title, "language": language, "foot": foot, "slides": list(map(asdict, slides))}
    environment = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(  # noqa: S603 -- our own command line
            _COMMAND,
            input=json.dumps(order).encode(),
            capture_output=True,
            timeout=MOST_SECONDS,
            check=False,
            env=environment,
        )
    except subprocess.TimeoutExpired as slow:
        raise NotMade(f"It took more than {MOST_SECONDS} seconds.") from slow
    if done.returncode:
        raise NotMade(done.stderr.decode(errors="replace").strip()[-500:])
    return done.stdout
