"""What the browser is told to look for while one types."""

import json
import re
from pathlib import Path

import pytest

from praksisnet.guard.pattern import rules
from praksisnet.guard.text import find_cpr
from tests.guard.corpus import corpus
from tests.guard.numbers import some_number

SCRIPT = Path(__file__).resolve().parents[2] / "assets" / "scripts" / "guard.js"


def found(text):
    told = rules()
    labels = [(re.compile(label, re.I), begin) for label, begin in told["labels"]]

    def is_labelled(match):
        before = text[max(0, match.start() - told["lookBack"]) : match.start()]
        return match[0].isdigit() and any(match[0].startswith(begin) and one.search(before) for one, begin in labels)

    return [match[0] for match in re.finditer(told["number"], text) if not is_labelled(match)]


def test_the_browser_has_the_servers_rules():
    line = next(line for line in SCRIPT.read_text().splitlines() if line.startswith("const RULES = "))

    assert line == f"const RULES = {json.dumps(rules())};"


@pytest.mark.parametrize("write", ["{}{}", "{}-{}", "{} {}", "{} - {}", "{}–{}", "{}.{}", "{}/{}"])
def test_the_browser_knows_the_common_writings(write):
    digits = some_number()
    pairs = [digits[:6], f"{digits[:2]} {digits[2:4]} {digits[4:6]}", f"{digits[:2]}.{digits[2:4]}.{digits[4:6]}"]

    written = [write.format(date, digits[6:]) for date in pairs]

    assert [found(f"Barnet, {one}.") for one in written] == [[one] for one in written]


def test_the_browser_is_never_stricter_than_the_server():
    assert [text.text for text in corpus() if found(text.text) and not find_cpr(text.text)] == []
