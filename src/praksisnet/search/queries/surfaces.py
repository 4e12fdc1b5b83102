"""How terms are written where the reader may read them: whoever wrote one first may have done so elsewhere."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import chain

from praksisnet.search.analysis import Danish
from praksisnet.search.analysis.tokens import tidy
from praksisnet.search.documents import plainest
from praksisnet.search.queries.ranking import Scope, texts_with
from praksisnet.search.queries.vocabulary import Known

LOOKED_AT = 3  # texts of each term, those that say most of it


def surfaces_within(scope: Scope, terms: Collection[Known], danish: Danish) -> dict[str, str]:
    """By term, the way it is written for this reader; one statement.

    As it was written first, where one of the texts within the scope has it so; else as they have it. A term that is
    only in what is searched and not shown, a file's words, is left out unless it is a word that everybody knows.
    """
    texts: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for term, language, text in texts_with([term.pk for term in terms], scope, LOOKED_AT):
        texts[term].append((language, tidy(text)))
    found = ((term.text, _surface(term, texts[term.pk], danish)) for term in terms)
    return {term: surface for term, surface in found if surface}


def _surface(term: Known, texts: Iterable[tuple[str, str]], danish: Danish) -> str:
    usual = term.surface.lower()
    if any(usual in text.lower() for _language, text in texts):
        return term.surface
    written = (plainest([text], danish.in_language(language), {term.text}) for language, text in texts)
    found = dict(chain.from_iterable(one.items() for one in written))
    return found.get(term.text) or (term.surface if danish.knows(term.folded) else "")
