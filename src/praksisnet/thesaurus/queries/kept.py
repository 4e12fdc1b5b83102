"""The rules as search uses them: read anew in each process when one was added or removed, without a restart."""

from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from praksisnet.kit.names import fold
from praksisnet.search.analysis import danish
from praksisnet.search.sockets import Wording
from praksisnet.search.words import WEIGHTS
from praksisnet.thesaurus.models import Rule
from praksisnet.thesaurus.words import Kind

Kept = Wording
# As SQL: asked at each search and each text that is saved, and the ORM takes twenty times as long to say it.
_MARK = "SELECT COUNT(*), MAX(id), MAX(made_at) FROM thesaurus_rule"
_known: dict[tuple[str, str], tuple[Any, Wording]] = {}


def rules_of(kind: str) -> QuerySet[Rule]:
    return Rule.objects.filter(kind=kind).order_by("folded", "pk")


def kept() -> Wording:
    """One statement, and one more after a change."""
    place = (connection.alias, str(connection.settings_dict["NAME"]))
    with connection.cursor() as cursor:
        cursor.execute(_MARK)
        mark = cursor.fetchone()
    known = _known.get(place)
    if known and known[0] == mark:
        return known[1]
    read = wording(Rule.objects.order_by("pk").values_list("kind", "words"))
    _known[place] = (mark, read)
    return read


def wording(rules: Iterable[tuple[str, list[str]]]) -> Wording:
    """Those never split go before: the others are read with them."""
    rules = list(rules)
    whole = frozenset(fold(word) for kind, words in rules if kind == Kind.WHOLE for word in words)
    danish().keep_whole(whole)
    synonyms: dict[str, dict[str, float]] = {}
    for kind, words in rules:
        if kind != Kind.WHOLE:
            terms = [danish().word(word).term for word in words]
            for term in terms if kind == Kind.SAME else terms[:1]:
                others = {other: WEIGHTS.synonym for other in terms if other != term}
                synonyms.setdefault(term, {}).update(others)
    return Wording(synonyms, whole)
