"""The words of the index as this process last saw them; who may read what is asked of the database each time."""

import math
import time
from dataclasses import dataclass, replace

from django.db import connection

from praksisnet.search.queries.vocabulary import Known, Vocabulary

FRESH, LOOKED = 600.0, 60.0  # seconds that counts of words may be old; and the words, where nothing tells of new ones
TAIL = 1_000  # of the newest words that are looked at again: on PostgreSQL an older number may be seen later
_NEWEST = "SELECT id, text FROM search_term ORDER BY id DESC LIMIT 1"
_SINCE = "SELECT id, text, surface, folded, entries FROM search_term WHERE id >= %s ORDER BY id"
_SIZE = "SELECT COUNT(*) FROM search_searchentry"


@dataclass(frozen=True, slots=True)
class Corpus:
    """``newest``: the id and text of its last word, by which more is noticed; ``looked_at``, when more was last asked.

    ``read_at``: when all of it was read, with its counts.
    """

    vocabulary: Vocabulary
    size: int
    newest: tuple[int, str] | None
    read_at: float
    looked_at: float

    def rarity(self, term: str) -> float:
        known = self.vocabulary.terms[term].entries
        return math.log(1 + (max(self.size, known) - known + 0.5) / (known + 0.5))


_known: dict[tuple[str, str], Corpus] = {}


def known_corpus() -> Corpus:
    """Words that are new are added; all are read anew now and then for the counts: 100,000 words take 0.3 s."""
    place = (connection.alias, str(connection.settings_dict["NAME"]))
    corpus, now = _known.get(place), time.monotonic()
    with connection.cursor() as cursor:
        cursor.execute(_NEWEST)
        newest = cursor.fetchone()
    if corpus is None or now - corpus.read_at >= FRESH:
        corpus = None
    elif corpus.newest != newest or now - corpus.looked_at >= LOOKED:
        corpus = _with_more(corpus, now)
    _known[place] = corpus = corpus or _read(now)
    return corpus


def forget() -> None:
    """Another database has taken the place of the one that was read."""
    _known.clear()


def _read(now: float) -> Corpus:
    words = _since(0)
    return Corpus(Vocabulary(words), _size(), _last(words), now, now)


def _with_more(corpus: Corpus, now: float) -> Corpus | None:
    """With the words that came since; None where its last one is gone, so that others may be too."""
    if corpus.newest is None:
        return None
    words = _since(corpus.newest[0] - TAIL)
    if corpus.newest not in [word[:2] for word in words]:
        return None
    corpus.vocabulary.add(words)
    return replace(corpus, size=_size(), newest=_last(words), looked_at=now)


def _since(pk: int) -> list[Known]:
    with connection.cursor() as cursor:
        cursor.execute(_SINCE, [pk])
        return [Known(*row) for row in cursor.fetchall()]


def _size() -> int:
    with connection.cursor() as cursor:
        cursor.execute(_SIZE)
        return int(cursor.fetchone()[0])


def _last(words: list[Known]) -> tuple[int, str] | None:
    return (words[-1].pk, words[-1].text) if words else None
