"""What the handbook calls a button is what the pages call it."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
TEXT = re.compile(r'^msgstr(?:\[\d\])? ((?:".*"\n)+)', re.MULTILINE)
PLACE = re.compile(r"%\(\w+\)s|\{\w+\}")
LEAST = 6  # letters between the places of a pattern that is to tell anything


def test_every_label_in_the_handbook_is_one_of_the_interface():
    said = {text for file in ROOT.glob("src/praksisnet/*/locale/da/LC_MESSAGES/django.po") for text in _texts(file)}
    patterns = [_pattern(text) for text in said if PLACE.search(text) and len(PLACE.sub("", text).strip()) >= LEAST]
    beginnings = tuple(said)

    unknown = [label for label in _labels() if not _is_known(label, said, beginnings, patterns)]

    assert unknown == []


def _labels() -> list[str]:
    """Quoted, and with a capital: what stands quoted without one is a word that somebody writes."""
    handbook = re.sub(r"\s+", " ", (ROOT / "docs" / "handbook.md").read_text("utf-8"))
    quoted = re.findall(r"»((?:[^»«]|»[^»«]*«)*)«", handbook)
    return [label for label in quoted if label[0] == "…" or label.lstrip("»")[0].isupper()]


def _texts(file: Path) -> list[str]:
    found = TEXT.findall(file.read_text("utf-8"))
    return ["".join(re.findall(r'"(.*)"', lines)).replace('\\"', '"') for lines in found]


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(".+".join(re.escape(part) for part in PLACE.split(text)))


def _is_known(label: str, said: set[str], beginnings: tuple[str, ...], patterns: list[re.Pattern[str]]) -> bool:
    if label in said or any(pattern.fullmatch(label) for pattern in patterns):
        return True
    return label.endswith("…") and any(text.startswith(label.rstrip("… ")) for text in beginnings)
