"""The one statement that finds: what readers may not read is not in it, so neither is it counted or ranked."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from praksisnet.access.queries import readable
from praksisnet.search.models import Posting, SearchEntry, Term

POOL = 200  # entries whose order is looked at closely


class Weighed(NamedTuple):
    """A term that is looked for. ``words``: the query's words it stands for, a bit each; 0 for one that widens."""

    term: int
    weight: int
    words: int


class Scored(NamedTuple):
    """``asked`` and ``widened`` add up weight times impact; ``words`` are the query's words it answers, as bits."""

    entry: int
    asked: int
    widened: int
    words: int
    key: str


@dataclass(frozen=True, slots=True)
class Scope:
    """What one reader may find now: by tokens and moment, and of which kinds (none named: of all)."""

    tokens: frozenset[str]
    at: datetime
    kinds: tuple[str, ...] = ()

    @property
    def entries(self) -> QuerySet[SearchEntry]:
        found = readable(SearchEntry.objects.all(), self.tokens).filter(
            Q(visible_from__isnull=True) | Q(visible_from__lte=self.at),
            Q(visible_until__isnull=True) | Q(visible_until__gt=self.at),
        )
        return found.filter(kind__in=self.kinds) if self.kinds else found


def readable_terms(scope: Scope, terms: Collection[int]) -> set[int]:
    """Those of the terms that stand in something within the scope."""
    within = Posting.objects.filter(term=OuterRef("pk"), entry__in=scope.entries)
    return set(Term.objects.filter(Exists(within), pk__in=terms).values_list("pk", flat=True))


def ranked(scope: Scope, terms: Sequence[Weighed], limit: int = POOL) -> list[Scored]:
    """The entries that hold any of the terms, the heaviest first; whole numbers, so both databases agree."""
    if not terms:
        return []
    entries, within = _compiled(scope.entries.values("pk"))
    rows = ", ".join(["(CAST(%s AS bigint), CAST(%s AS bigint), CAST(%s AS bigint))"] * len(terms))
    number = max(term.words for term in terms).bit_length()
    bits = " + ".join(f"MAX(asked.words & {1 << word})" for word in range(number)) or "0"
    statement = f"""
        WITH asked (term, weight, words) AS (VALUES {rows}),
        scored AS (
            SELECT posting.entry_id AS entry,
                   SUM(CASE WHEN asked.words > 0 THEN asked.weight * posting.impact ELSE 0 END) AS certain,
                   SUM(CASE WHEN asked.words = 0 THEN asked.weight * posting.impact ELSE 0 END) AS widened,
                   {bits} AS words
            FROM asked CROSS JOIN search_posting posting
            WHERE posting.term_id = asked.term
            GROUP BY posting.entry_id
        )
        SELECT entry, certain, widened, words, found.key
        FROM scored JOIN search_searchentry found ON found.id = entry
        WHERE entry IN ({entries})
        ORDER BY certain + widened DESC, entry
        LIMIT {limit:d}
    """  # noqa: S608 -- every value is a parameter
    with connection.cursor() as cursor:
        cursor.execute(statement, [*(value for term in terms for value in term), *within])
        return [
            Scored(int(entry), int(asked), int(widened), int(words), key)  # PostgreSQL adds up to decimals
            for entry, asked, widened, words, key in cursor.fetchall()
        ]


def _compiled(queryset: QuerySet[Any, Any]) -> tuple[str, tuple[Any, ...]]:
    sql, parameters = queryset.order_by().query.sql_with_params()
    return sql, parameters
