"""Fifty thousand Danish texts and two hundred queries, the same every time, from the words of our own pages."""

import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[1]
BODY, OWN = 80, 4  # words of a text that are common talk, and that are its own matter, which stand in it three times
COMPOUNDS = 0.3  # of a text's own words that are made of two
AUDIENCES = 200


class Text(NamedTuple):
    title: str
    body: str
    audience: int  # which of the audiences may read it


def words() -> Counter[str]:
    """Every word of the Danish pages, and how often it stands there."""
    told = [(ROOT / "docs" / "handbook.md").read_text(encoding="utf-8")]
    for path in sorted(ROOT.glob("src/praksisnet/*/locale/da/LC_MESSAGES/django.po")):
        with path.open("rb") as file:
            said = [message.string for message in read_po(file) if message.id]
        told += [text for one in said for text in ([one] if isinstance(one, str) else one)]
    return Counter(re.findall(r"[a-zæøå]{2,}", re.sub(r"%\(\w+\)s|<[^>]+>", " ", " ".join(told)).lower()))


def texts(number: int) -> Iterator[Text]:
    chance = random.Random(1)
    counted = words()
    common, often = list(counted), list(counted.values())
    matter = sorted(word for word, times in counted.items() if len(word) > 4 and times < 40)
    for _ in range(number):
        own = [_own(matter, chance) for _ in range(OWN)]
        body = chance.choices(common, weights=often, k=BODY) + own * 3
        chance.shuffle(body)
        yield Text(f"{own[0]} og {own[1]}".capitalize(), " ".join(body), int(AUDIENCES * chance.random() ** 2))


def _own(matter: list[str], chance: random.Random) -> str:
    """Some words are written about often, most seldom; some are put together from two."""
    word = matter[int(len(matter) * chance.random() ** 2)]
    return matter[int(len(matter) * chance.random() ** 3)] + word if chance.random() < COMPOUNDS else word


def queries(some: list[Text], number: int = 200) -> list[str]:
    """One to four words of a text; one query in six with a slip of the pen, one in ten broken off, one in six asked."""
    chance = random.Random(2)
    return [_query(chance.choice(some), chance) for _ in range(number)]


def _query(text: Text, chance: random.Random) -> str:
    known = sorted({word for word in f"{text.title} {text.body}".lower().split() if len(word) > 3})
    chosen = chance.sample(known, chance.choice([1, 1, 2, 2, 3, 4]))
    kind = chance.random()
    if kind < 1 / 6:
        chosen[0] = _slip(chosen[0], chance)
    elif kind < 1 / 6 + 1 / 10:
        chosen[-1] = chosen[-1][: max(4, len(chosen[-1]) * 2 // 3)]
    elif kind < 1 / 3 + 1 / 10:
        return f"hvordan kan vi {' og '.join(chosen)}"
    return " ".join(chosen)


def _slip(word: str, chance: random.Random) -> str:
    """Two letters change places, or one is left out."""
    at = chance.randrange(1, len(word) - 1)
    return word[:at] + (word[at + 1] + word[at] + word[at + 2 :] if chance.random() < 0.5 else word[at + 1 :])
