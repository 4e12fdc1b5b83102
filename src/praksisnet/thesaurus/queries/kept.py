"""The rules as search uses them: read anew in each process when one was added or removed, without a restart."""

from collections.abc import Iterable

from django.db import connection, models
from django.db.models import QuerySet, Value, When

from praksisnet.kit.names import fold
from praksisnet.kit.paging import Page
from praksisnet.search.analysis import danish
from praksisnet.search.sockets import Wording
from praksisnet.search.words import WEIGHTS
from praksisnet.thesaurus.models import Rule
from praksisnet.thesaurus.words import Kind

# As SQL: asked at each search and each text that is saved, and the ORM takes twenty times as long to say it.
MARK = """
    SELECT COUNT(*) || ' ' || COALESCE(MAX(id), 0) || ' ' || COALESCE(CAST(MAX(made_at) AS text), '')
    FROM thesaurus_rule
"""
_known: dict[tuple[str, str], Wording] = {}


def rules_of(kind: str) -> QuerySet[Rule]:
    return Rule.objects.filter(kind=kind).order_by("folded", "pk")


def all_rules() -> QuerySet[Rule]:
    """Those of one kind together, in the order of ``Kind``."""
    order = models.Case(*(When(kind=kind, then=Value(at)) for at, kind in enumerate(Kind)))
    return Rule.objects.order_by(order, "folded", "pk")


def by_kind(page: Page[Rule]) -> list[tuple[Kind, list[Rule]]]:
    """The kinds that the page has rules of; on the first one those too that have none anywhere."""
    rules = {kind: [rule for rule in page if rule.kind == kind] for kind in Kind}
    known = set(Rule.objects.order_by().values_list("kind", flat=True).distinct()) if page.number == 1 else set(Kind)
    return [(kind, found) for kind, found in rules.items() if found or kind not in known]


def kept() -> Wording:
    """One statement, and one more after a change."""
    place = (connection.alias, str(connection.settings_dict["NAME"]))
    with connection.cursor() as cursor:
        cursor.execute(MARK)
        (mark,) = cursor.fetchone()
    if place not in _known or _known[place].mark != mark:
        _known[place] = wording(Rule.objects.order_by("pk").values_list("kind", "words"), mark)
    return _known[place]


def wording(rules: Iterable[tuple[str, list[str]]], mark: str) -> Wording:
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
    return Wording(synonyms, whole, mark)
