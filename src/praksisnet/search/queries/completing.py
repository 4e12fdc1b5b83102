"""How a word that is being typed may go on: only words that stand in something the reader may read."""

from collections.abc import Sequence

from praksisnet.access.queries import tokens_for
from praksisnet.access.sockets import Reader
from praksisnet.kit import clock
from praksisnet.kit.names import fold
from praksisnet.search.analysis import danish, tokens
from praksisnet.search.analysis.tokens import tidy
from praksisnet.search.queries.corpus import known_corpus
from praksisnet.search.queries.ranking import Scope, readable_terms
from praksisnet.search.queries.surfaces import surfaces_within

SHORTEST = 3  # letters of the last word
LOOKED_AT = 40  # words that go on from it, the shortest ones


def completions(reader: Reader, typed: str, *, kinds: Sequence[str] = (), most: int = 3) -> list[str]:
    """What was typed with its last word whole, the words in most texts first. Four statements at most."""
    typed = tidy(typed)
    last = [token for token in tokens(typed) if token.end == len(typed)][:1]
    if not last or len(last[0].text) < SHORTEST:
        return []
    corpus, begun = known_corpus(), fold(last[0].text)
    known = [corpus.vocabulary.terms[text] for text in corpus.vocabulary.begun(begun, LOOKED_AT)]
    known = [term for term in known if term.folded.startswith(begun) and term.folded != begun]
    scope = Scope(tokens_for(reader), clock.now(), tuple(kinds))
    seen = readable_terms(scope, [term.pk for term in known])
    found = sorted((term for term in known if term.pk in seen), key=lambda term: (-term.entries, term.folded))
    written = surfaces_within(scope, found[: 2 * most], danish())
    whole = [written[term.text] for term in found if term.text in written]
    fitting = [word for word in whole if fold(word).startswith(begun) and fold(word) != begun]
    return [f"{typed[: last[0].start]}{word}" for word in fitting[:most]]
