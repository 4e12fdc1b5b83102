"""What a room hands over to be found."""

import hashlib
import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from praksisnet.access.models import Audience
from praksisnet.search.analysis import Danish, danish
from praksisnet.search.analysis.danish import Read
from praksisnet.search.analysis.tokens import counted, tidy
from praksisnet.search.words import LONGEST_TEXT, WEIGHTS, Weights

SCALE = 1000  # impacts are kept in thousandths
STEP = 1.1
TOGETHER = "together"  # the facet of what a page of results shows as one: the dates of a round
# Part of every revision. Another number here, when terms are made otherwise, lets the comparison index all texts anew.
MADE = "2"


@dataclass(frozen=True, slots=True)
class Document:
    """``title`` weighs most, then ``themes``, then ``text``; ``found_by`` is searched but never shown.

    ``visible_from`` and ``visible_until`` bound when readers find it; ``key`` names it within its ``kind``.
    ``facets`` are what results can be narrowed by: ("theme", "Aflastning"), named in ``sockets.register_facet``. One is
    not for narrowing: what has the same title and the same ``TOGETHER`` is one result.
    """

    kind: str
    key: str
    title: str
    address: str
    audience: Audience
    text: str = ""
    themes: Sequence[str] = ()
    found_by: str = ""
    language: str = "da"
    visible_from: datetime | None = None
    visible_until: datetime | None = None
    happens_at: datetime | None = None
    facets: Sequence[tuple[str, str]] = ()

    @property
    def revision(self) -> str:
        """The same for what is found and shown alike, and read by the same words that are never split."""
        parts = (self.title, self.address, self.text, "\0".join(self.themes), self.found_by, self.language)
        moments = (self.visible_from, self.visible_until, self.happens_at)
        facets = ("\0".join(pair) for pair in self.facets)
        whole = danish().whole_in("\n".join(parts))
        told = [*parts, *(moment.isoformat() if moment else "" for moment in moments), *facets, *whole]
        return hashlib.sha256("\0\0".join([f"{self.audience.pk}\0{MADE}", *told]).encode()).hexdigest()


def impacts(document: Document, danish: Danish, weights: Weights = WEIGHTS) -> dict[str, int]:
    """Each term's impact in thousandths: BM25 without the term's rarity.

    Robertson and Zaragoza 2009, "The probabilistic relevance framework: BM25 and beyond": fields are weighed before
    they saturate. Length is measured against a fixed usual length, so that no document's figures move with another."""
    read = danish.in_language(document.language)
    frequency: dict[str, float] = defaultdict(float)
    length = 0.0
    for text, weight in _fields(document, weights):
        for written, times in counted(tidy(text)).items():
            term, parts = read(written)
            weighed = weight * times
            length += weighed
            frequency[term] += weighed
            for part in parts:
                frequency[part] += weighed * weights.inside
    share = 1 - weights.length_share + weights.length_share * length / weights.length
    room, most = weights.saturation * _rounded(share), weights.saturation + 1
    return {term: round(SCALE * times * most / (times + room)) for term, times in frequency.items()}


def surfaces(document: Document, danish: Danish, terms: Iterable[str]) -> dict[str, str]:
    """How these terms are written in the document; those that are only part of a word are not among them."""
    texts = (tidy(text) for text, _weight in _fields(document, WEIGHTS))
    return plainest(texts, danish.in_language(document.language), set(terms))


def plainest(texts: Iterable[str], read: Read, terms: Collection[str]) -> dict[str, str]:
    """The plainest way that each of these terms is written in tidy texts."""
    found: dict[str, str] = {}
    for text in texts:
        for written in counted(text):
            if (term := read(written).term) in terms:
                found[term] = _plainer(found.get(term), written)
    return found


def _fields(document: Document, weights: Weights) -> Sequence[tuple[str, float]]:
    body = f"{document.text}\n{document.found_by}"[:LONGEST_TEXT]
    return (document.title, weights.title), (" · ".join(document.themes), weights.themes), (body, weights.body)


def _rounded(share: float) -> float:
    """In steps of a tenth, as Lucene keeps lengths: what is little longer than before weighs each word as before."""
    return float(STEP ** round(math.log(share, STEP)))


def _plainer(known: str | None, written: str) -> str:
    """Of two ways to write a term the shorter, as the one nearer to how it stands in a dictionary."""
    lowered = written if written.isupper() else written.lower()
    if known == lowered:
        return known
    return min(known, lowered, key=lambda text: (len(text), text)) if known else lowered
