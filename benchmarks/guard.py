"""The guard over the synthetic corpus, side by side with os2ds-rules where that is installed.

``uv pip install os2ds-rules`` into the environment adds the second row; it is no dependency: last released in 2023.
"""

import os
import sys
import time
from collections.abc import Callable
from typing import Any

Find = Callable[[str], list[tuple[int, int]]]


def main(_arguments: list[str]) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "praksisnet.settings")
    import django

    django.setup()
    from tests.guard.corpus import corpus

    texts = corpus()
    sys.stdout.write(f"{len(texts)} texts\n")
    sys.stdout.write(
        "| | numbers found | of | texts stopped for nothing | of | asked about a harmless post | µs a text |\n"
    )
    sys.stdout.write("|---|---|---|---|---|---|---|\n")
    for name, find in _finders().items():
        sys.stdout.write(f"| {name} | {_row(name, find, texts)} |\n")
    return 0


def _row(name: str, find: Find, texts: list[Any]) -> str:
    from praksisnet.guard.neutral import find_signs

    started = time.process_time()
    found = [find(text.text) for text in texts]
    spent = (time.process_time() - started) / len(texts) * 1e6
    planted = [(spans, place) for text, spans in zip(texts, found, strict=True) for place in text.planted]
    hits = sum(bool(spans) for spans, _place in planted)
    false = sum(bool(spans) for text, spans in zip(texts, found, strict=True) if not text.planted)
    others = sum(not text.planted for text in texts)
    posts = [text for text in texts if text.sort == "post"]
    asked = sum(bool(find_signs(text.text)) for text in posts) if name == "praksisnet" else "-"
    return f"{hits} | {len(planted)} | {false} | {others} | {asked} of {len(posts)} | {spent:.0f}"


def _finders() -> dict[str, Find]:
    from praksisnet.guard.text import find_cpr

    finders: dict[str, Find] = {"praksisnet": lambda text: [(span.start, span.end) for span in find_cpr(text)]}
    try:
        from os2ds_rules import CPRDetector
    except ImportError:
        sys.stdout.write("os2ds-rules is not here: uv pip install os2ds-rules\n")
        return finders
    for checked in (False, True):
        detector = CPRDetector(checked, checked)
        finders[f"os2ds-rules ({'modulus 11 and context' if checked else 'pattern and date'})"] = (
            lambda text, one=detector: [(match["start"], match["end"] + 1) for match in one.find_matches(text)]
        )
    return finders
