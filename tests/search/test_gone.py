"""A word of a text that is hidden or purged: a process that has its words in mind shows it no more."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from praksisnet.kit import clock
from praksisnet.search.actions import forget_words, remove
from praksisnet.search.queries import Scope, corpus, search
from praksisnet.search.queries.completing import completions

WORD, MISSPELT, BEGUN = "zebrafink", "zebrafnk", "zebraf"


@pytest.fixture
def shown(write, titles, correction) -> Callable[[], dict[str, Any]]:
    """What is found, corrected, completed and marked, asked by a process that read the words before."""
    write("Sagen", f"{WORD} og aflastning")
    write("Aflastning", "Om weekender.")
    corpus.known_corpus()

    def _shown() -> dict[str, Any]:
        marked = search(Scope(frozenset(["public"]), clock.now()), f"{WORD} {MISSPELT}").terms
        completed = completions(AnonymousUser(), BEGUN)
        return {"found": titles(WORD), "meant": correction(MISSPELT), "completed": completed, "marked": set(marked)}

    return _shown


def purge() -> None:
    remove("text", "Sagen")
    forget_words()


@pytest.mark.parametrize(
    "hide",
    [
        lambda write: write("Sagen", "Skjult."),
        lambda write: write("Sagen", f"{WORD} og aflastning", tokens=("group:4",)),
        lambda _write: remove("text", "Sagen"),
        lambda _write: purge(),
    ],
    ids=["hidden", "closed", "removed", "purged"],
)
def test_word_of_a_text_that_is_gone_is_shown_in_no_way_by_a_process_that_has_it_in_mind(shown, write, hide):
    before, remembered = shown(), corpus.known_corpus().vocabulary
    hide(write)

    assert before == {"found": ["Sagen"], "meant": WORD, "completed": [WORD], "marked": {WORD}}
    assert (WORD in remembered, corpus.known_corpus().vocabulary is remembered) == (True, True)
    assert shown() == {"found": [], "meant": "", "completed": [], "marked": set()}
