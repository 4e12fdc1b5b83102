"""What runs by itself, and which addresses a proxy must not write down, stand in the operator's guide."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.urls import URLPattern, URLResolver, get_resolver

from praksisnet.jobs import schedule

GUIDE = Path(__file__).parents[2] / "docs" / "operator.md"


def test_every_scheduled_job_stands_in_the_guide():
    told = set(re.findall(r"^\| [^|]+ \| `([\w.]+)` \|", GUIDE.read_text("utf-8"), re.MULTILINE))

    assert told == set(schedule.rules())


def test_every_address_with_a_signed_link_stands_in_the_guide():
    told = tuple(re.findall(r"`(/[a-z/-]+/)`", GUIDE.read_text("utf-8")))

    assert [begun for begun in _before_links(get_resolver().url_patterns) if not begun.startswith(told)] == []


def _before_links(patterns: Iterable[URLPattern | URLResolver], above: str = "/") -> Iterator[str]:
    for one in patterns:
        path = above + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from _before_links(one.url_patterns, path)
        elif "<str:token>" in path:
            yield path.partition("<")[0]
