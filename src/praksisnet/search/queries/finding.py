"""One search, from what was typed to what is found."""

import functools
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from praksisnet.access.queries import tokens_for
from praksisnet.access.sockets import Reader
from praksisnet.kit import clock
from praksisnet.kit.names import fold
from praksisnet.search.analysis import FILLERS, danish, tokens
from praksisnet.search.analysis.tokens import tidy, whole
from praksisnet.search.models import Posting
from praksisnet.search.queries.asking import Asked, Asking, Thesaurus
from praksisnet.search.queries.corpus import Corpus, known_corpus
from praksisnet.search.queries.passages import gathered
from praksisnet.search.queries.ranking import Scope, Scored, Weighed, ranked, readable_terms, widened
from praksisnet.search.queries.surfaces import surfaces_within
from praksisnet.search.sockets import wording
from praksisnet.search.words import WEIGHTS, Weights

SCALE = 1000  # weights go to the database in thousandths
MOST_TERMS = 80


@dataclass(frozen=True, slots=True)
class Found:
    """``entries``: ids, best first, and ``keys`` what they are called in their rooms. ``terms``: what is marked.

    ``correction``: the query as it may have been meant; empty where nothing is misspelt.

    ``is_partly``: none of them answers every word that was asked.

    ``missing``: the words, as they were typed, that stand in nothing the reader may read and begin no word there.
    """

    entries: list[int] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    terms: dict[str, float] = field(default_factory=dict)
    correction: str = ""
    is_partly: bool = False
    missing: tuple[str, ...] = ()


def find(
    reader: Reader,
    query: str,
    *,
    kinds: Sequence[str] = (),
    limit: int = 20,
    least: float = 0.0,
) -> Found:
    """What the reader may read and the query asks for, best first: nine statements at most.

    ``least``: the share of the best one's score below which a result is left out.
    """
    scope = Scope(tokens_for(reader), clock.now(), tuple(kinds))
    return search(scope, query, limit=limit, least=least, thesaurus=wording().synonyms)


def search(
    scope: Scope,
    query: str,
    *,
    limit: int = 20,
    least: float = 0.0,
    thesaurus: Thesaurus | None = None,
    weights: Weights = WEIGHTS,
) -> Found:
    """What stands in ``scope`` and answers the query, best first, as ``find`` gives it.

    ``thesaurus``: what means the same; without it no synonym is looked for. ``weights``: what each kind of match
    counts, for those who measure.
    """
    corpus = known_corpus()
    known = corpus.vocabulary.terms

    def seen(terms: Iterable[str]) -> frozenset[str]:
        found = readable_terms(scope, [known[term].pk for term in terms])
        return frozenset(corpus.vocabulary.by_id[pk].text for pk in found)

    def written(terms: Iterable[str]) -> dict[str, str]:
        return surfaces_within(scope, [known[term] for term in sorted(terms)], danish())

    read = Asking(danish(), corpus.vocabulary, seen, written, thesaurus or {}, weights).read(query)
    asked = [one for one in read if one.terms]
    wanted = _weighed(asked, corpus, weights)
    if not wanted:
        return Found()
    first = ranked(scope, wanted)
    scored = _ordered(first, len(asked), weights)
    wider = _widening(scored[: weights.leaders], wanted, corpus, weights)
    last = widened(scope, first, wider) if wider else first
    scored = _ordered(last, len(asked), weights)
    enough = [row for row in scored if row[0] >= least * scored[0][0]]
    keys = {one.entry: one.key for one in last}
    terms = {term: weight for one in asked for term, weight in one.terms.items()}
    kept = [entry for _score, entry in gathered(enough, asked, weights)[:limit]]
    most = max((one.words.bit_count() for one in first), default=0)
    keyed, corrected = [keys[entry] for entry in kept], _correction(query, asked)
    return Found(kept, keyed, terms, corrected, is_partly=most < len(read), missing=_missing(query, read))


def _weighed(asked: Sequence[Asked], corpus: Corpus, weights: Weights) -> list[Weighed]:
    """Each term once, with its greatest weight times its rarity; what weighs next to nothing is left out."""
    heaviest: dict[str, float] = {}
    words: Counter[str] = Counter()
    for at, one in enumerate(asked):
        for term, weight in one.terms.items():
            heaviest[term] = max(weight * corpus.rarity(term), heaviest.get(term, 0))
            words[term] |= 1 << at
    least = weights.least_share * max(heaviest.values(), default=0)
    kept = sorted((term for term, weight in heaviest.items() if weight >= least), key=lambda t: (-heaviest[t], t))
    found = ((corpus.vocabulary.terms[term], term) for term in kept[:MOST_TERMS])
    return [Weighed(one.pk, round(SCALE * heaviest[term]), words[term], one.entries) for one, term in found]


def _ordered(scored: Iterable[Scored], words: int, weights: Weights) -> list[tuple[int, int]]:
    """Score and entry, best first; what answers more of the query's words is worth more."""
    share = [(number / words) ** weights.coverage for number in range(words + 1)]
    rows = ((round(one.asked * share[one.words.bit_count()]) + one.widened, one.entry) for one in scored)
    return sorted(rows, key=lambda row: (-row[0], row[1]))


def _widening(
    leaders: Sequence[tuple[int, int]], wanted: Sequence[Weighed], corpus: Corpus, weights: Weights
) -> list[Weighed]:
    """Words that stand in the best of what was found and seldom elsewhere: "honorar" leads to "vederlag".

    Lavrenko and Croft 2001, "Relevance-based language models", with BM25's impacts for the likelihoods. The leaders are
    the reader's own results, so nothing is learned from what may not be read.
    """
    total = sum(score for score, _entry in leaders) or 1
    share = {entry: score / total for score, entry in leaders}
    left_out = {one.term for one in wanted} | set(_fillers(corpus))
    found: dict[int, float] = defaultdict(float)
    rows = Posting.objects.filter(entry__in=share).values_list("entry_id", "term_id", "impact")
    for entry, term, impact in rows:
        found[term] += share[entry] * impact
    known, most = corpus.vocabulary.by_id, weights.common * corpus.size
    told = {
        pk: found[pk] * corpus.rarity(known[pk].text)
        for pk in (found.keys() & known.keys()) - left_out
        if 1 < known[pk].entries <= most
    }
    best = sorted(told, key=lambda pk: (-round(told[pk]), known[pk].text))[: weights.widening]
    heaviest = max(one.weight for one in wanted)
    share_of = weights.widened * heaviest
    return [Weighed(pk, round(share_of * told[pk] / told[best[0]]), 0, known[pk].entries) for pk in best]


def _fillers(corpus: Corpus) -> Iterable[int]:
    terms = corpus.vocabulary.terms
    return (terms[term].pk for term in _filler_terms() if term in terms)


@functools.cache
def _filler_terms() -> frozenset[str]:
    return frozenset(term for word in FILLERS for term in (word, danish().folded(word).term))


def _missing(query: str, read: Sequence[Asked]) -> tuple[str, ...]:
    """A word with a hyphen is there where it, or one of its halves, is."""
    gone = {one.word for one in read if not one.stands}
    written = dict.fromkeys(whole(tidy(query)))
    return tuple(word for word in written if gone.issuperset(fold(token.text) for token in tokens(word)))


def _correction(query: str, asked: Sequence[Asked]) -> str:
    """The query with each misspelt word as it is written elsewhere; empty where nothing is misspelt."""
    corrected = {one.word: one for one in asked if one.correction}
    text, parts, at = tidy(query), [], 0
    for token in tokens(text):
        if token.start >= at and (one := corrected.get(fold(token.text))):
            parts += [text[at : token.start], _mended(token.text, one)]
            at = token.end
    return "".join([*parts, text[at:]]) if parts else ""


def _mended(typed: str, one: Asked) -> str:
    """What was right in the word stays as it was typed."""
    before, after = one.around
    begun = next((typed[:at] for at in range(len(typed)) if fold(typed[:at]) == before), before)
    ended = next((typed[at:] for at in range(len(typed), 0, -1) if fold(typed[at:]) == after), after)
    return f"{begun}{one.correction}{ended}"
