from dataclasses import dataclass

MOST_WORDS = 10  # of a query that are looked at
LEAST_MARKED = 0.3  # of a term's weight; weaker guesses are found by, not pointed at
LEAST_OF_BEST = 0.15  # of the best result's score, on pages: what is below has a word in common, and no more
LONGEST_TEXT = 200_000  # letters of a document that are indexed: a report of a hundred pages


@dataclass(frozen=True, slots=True)
class Weights:
    """What ranking weighs, chosen by measuring (docs/adr/0042). ``length``: of the usual document, in weighed words.

    ``part`` to ``tail`` are of a term that stands for a word of the query, where the word's own term counts 1.
    """

    title: float = 2.5
    themes: float = 3.0
    body: float = 1.0
    inside: float = 0.5  # a compound in the document, as its parts
    saturation: float = 1.5
    length_share: float = 0.5
    length: float = 70.0

    part: float = 0.6
    part_of_unknown: float = 0.8
    beginning: float = 0.6
    one_off: float = 0.7
    two_off: float = 0.56
    half_known: float = 0.7
    tail: float = 0.4
    synonym: float = 0.4
    least_share: float = 0.1  # of the heaviest term; lighter ones are left out

    coverage: float = 0.5  # the power of the share of the query's words that a document answers
    passage: float = 0.15  # what is added where all of the query's words stand in one passage
    leaders: int = 8  # documents whose words widen the query
    widening: int = 6  # such words
    widened: float = 0.15  # their weight beside the heaviest term of the query
    common: float = 0.25  # a word in a larger share of all documents widens nothing


WEIGHTS = Weights()
