"""The simple search: resources that hold the words, or their beginnings, counted and weighed in the database."""

import re
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable
from markupsafe import Markup, escape

from praksisnet.kit.names import fold
from praksisnet.kit.stemming import EMPTY_WORDS, stem, words_of
from praksisnet.knowledge.models import Resource

MOST_WORDS = 8
# A beginning this long is also looked for inside words, where compounds have their parts.
INSIDE = 5
# One word more outweighs all that is said of where the words stand.
HELD, IN_TITLE, TITLE_AS_TYPED, AS_TYPED = 1000, 40, 20, 10
EXCERPT = 110  # letters to each side of the first word found in the text


@dataclass(frozen=True, slots=True)
class Found:
    """``is_partly``: nothing holds every word, so these hold some of them."""

    resources: QuerySet[Resource]
    words: list[str]
    is_partly: bool = False


def wanted_words(text: str) -> list[str]:
    """What was typed, folded, each word once, less those that say nothing (unless there are no others)."""
    typed = list(dict.fromkeys(words_of(text)))
    telling = [word for word in typed if word not in EMPTY_WORDS and (len(word) > 2 or word.isdecimal())]
    return (telling or typed)[:MOST_WORDS]


def search(resources: QuerySet[Resource], text: str) -> Found:
    """Those with every word; where there are none, those with any. One statement is sent for two words or more."""
    words = wanted_words(text)
    if not words:
        return Found(resources.none() if text.strip() else resources, words)
    every, some = Q(), Q(pk__in=[])
    for word in words:
        every &= _holds(word)
        some |= _holds(word)
    whole = resources.filter(every)
    if len(words) == 1 or whole.exists():
        return Found(whole, words)
    return Found(resources.filter(some), words, is_partly=True)


def weighed(resources: QuerySet[Resource], words: list[str]) -> QuerySet[Any]:
    """Annotated with ``weight``: how many of the words, whether in the title, whether as they were typed."""
    weight: Combinable = Value(0)
    for word in words:
        for points, condition in (
            (HELD, _holds(word)),
            (IN_TITLE, Q(folded__contains=_pattern(word))),
            (TITLE_AS_TYPED, Q(folded__contains=f" {word}")),
            (AS_TYPED, Q(found_by__contains=f" {word}")),
        ):
            weight = weight + Case(When(condition, then=Value(points)), default=Value(0), output_field=IntegerField())
    weighed_: QuerySet[Any] = resources.annotate(weight=weight)
    return weighed_


def mark(text: str, words: list[str]) -> Markup:
    """The text as safe HTML, the words found in it marked."""
    parts, at = [], 0
    for found in re.finditer(r"\w+", text):
        if words and _is_found(found[0], words):
            parts += [escape(text[at : found.start()]), Markup("<mark>"), escape(found[0]), Markup("</mark>")]
            at = found.end()
    return Markup("").join([*parts, escape(text[at:])])


def excerpt(resource: Resource, words: list[str]) -> str:
    """The summary, or the place in the text where the first word stands that title and summary lack."""
    if not words or any(_is_found(word, words) for word in re.findall(r"\w+", f"{resource.title} {resource.summary}")):
        return resource.summary
    plain = " ".join(re.sub(r"[#*_>|`\[\]]+", " ", resource.body).split())
    place = next((found for found in re.finditer(r"\w+", plain) if _is_found(found[0], words)), None)
    if place is None:
        return resource.summary
    start, end = max(0, place.start() - EXCERPT), place.end() + EXCERPT
    shown = plain[start:end]
    if start:
        shown = "… " + shown.partition(" ")[2]
    return shown if end >= len(plain) else shown.rpartition(" ")[0] + " …"


def _holds(word: str) -> Q:
    return Q(found_by__contains=_pattern(word))


def _pattern(word: str) -> str:
    """What must stand among the words: a number whole, a short word first in one, a longer one anywhere in one."""
    if word.isdecimal():
        return f" {word} "
    return stem(word) if len(stem(word)) >= INSIDE else f" {stem(word)}"


def _is_found(word: str, words: list[str]) -> bool:
    among = f" {fold(word)} "
    return any(_pattern(one) in among for one in words)
