"""What search knows of words is added and removed; each change is at work at once, in every process."""

import re
from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.text import refuse_cpr
from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.names import fold, one_line
from praksisnet.kit.refusal import Refused
from praksisnet.search.actions import read_anew
from praksisnet.search.analysis import FILLERS, danish
from praksisnet.search.tasks import compare
from praksisnet.thesaurus.models import Rule
from praksisnet.thesaurus.queries import rules_of
from praksisnet.thesaurus.words import LONGEST_FOLDED, LONGEST_WORD, MOST_WORDS, Kind

WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


@transaction.atomic
def add_rule(kind: str, words: Sequence[str], *, by: Actor) -> Rule:
    """Search knows it from now on. A repeat gives the rule there is.

    Refuses: no word, or more than one in a place; a little word that search leaves out; the same word twice; words
    that another rule has; a word that is not split anyway; a CPR number.
    """
    words = [one_line(word) for word in words if word.strip()]
    refuse_cpr(*words)
    same = Rule.objects.filter(kind=kind, folded=fold(words[0]) if words else "").first()
    if same and {*map(fold, same.words)} == {*map(fold, words)}:
        return same
    refuse_words(kind, words)
    rule = Rule.objects.create(kind=kind, words=words, folded=fold(words[0]), made_at=clock.now())
    record("search_words_added", rule, by=by, refs={"kind": str(kind), "words": len(words)})
    _follow(rule)
    return rule


@transaction.atomic
def remove_rule(rule: Rule, *, by: Actor) -> None:
    """Search forgets it. A repeat changes nothing."""
    found = Rule.objects.select_for_update().filter(pk=rule.pk).first()
    if found:
        record("search_words_removed", found, by=by, refs={"kind": found.kind})
        _follow(found)
        found.delete()


def refuse_words(kind: str, words: Sequence[str]) -> None:
    for word in words:
        if not WORD.fullmatch(word) or len(word) > LONGEST_WORD or len(fold(word)) > LONGEST_FOLDED:
            raise Refused(_("Write one word in each place: letters and numbers, with a hyphen at most."), code="words")
        if fold(word) in FILLERS:
            raise Refused(_("“%(word)s” is left out of every search."), params={"word": word}, code="words")
    (_refuse_whole if kind == Kind.WHOLE else _refuse_synonyms)(kind, words)


def _refuse_whole(kind: str, words: Sequence[str]) -> None:
    if len(words) != 1:
        raise Refused(_("Write one word."), code="words")
    if rules_of(kind).filter(folded=fold(words[0])).exists():
        raise Refused(_("“%(word)s” is here already."), params={"word": words[0]}, code="words")
    if not danish().split(fold(words[0])):
        raise Refused(_("Search does not split “%(word)s”."), params={"word": words[0]}, code="words")


def _refuse_synonyms(kind: str, words: Sequence[str]) -> None:
    if len(words) < 2:
        raise Refused(_("Write at least two words."), code="words")
    if len(words) > MOST_WORDS:
        raise Refused(_("Write at most twelve words."), code="words")
    terms: dict[str, str] = {}
    for word in words:
        term = danish().word(word).term
        if term in terms:
            params = {"word": word, "other": terms[term]}
            raise Refused(_("“%(word)s” and “%(other)s” are one word to search."), params=params, code="words")
        terms[term] = word
    for rule in Rule.objects.exclude(kind=Kind.WHOLE).order_by("pk"):
        known = [danish().word(word).term for word in rule.words]
        first = danish().word(words[0]).term
        if (kind == rule.kind == Kind.SAME and terms.keys() & known) or (kind == rule.kind and known[0] == first):
            params = {"word": next(word for term, word in terms.items() if term in known), "rule": str(rule)}
            raise Refused(_("“%(word)s” is in “%(rule)s”. Remove that first."), params=params, code="words")


def _follow(rule: Rule) -> None:
    """What is indexed already is read anew in the background where a word is split, or no longer, from now on."""
    if rule.kind == Kind.WHOLE and read_anew(rule.words):
        transaction.on_commit(lambda: compare.enqueue())
