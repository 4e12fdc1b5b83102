"""The statements that find: what readers may not read is not in them, so neither is it counted or ranked."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Q, QuerySet

from praksisnet.access.queries import readable
from praksisnet.search.models import SearchEntry

POOL = 200  # entries whose order is looked at closely
READ = 8_000  # entries of a query's common words, the best of each, that are looked at; and of one word at least:
LEAST_READ = 1_000


class Weighed(NamedTuple):
    """A term that is looked for. ``words``: the query's words it stands for, a bit each; ``entries`` it stands in."""

    term: int
    weight: int
    words: int
    entries: int


class Scored(NamedTuple):
    """``asked`` and ``widened`` add up weight times impact; ``words`` are the query's words it answers, as bits."""

    entry: int
    asked: int
    widened: int
    words: int
    key: str


@dataclass(frozen=True)
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

    @cached_property
    def condition(self) -> tuple[str, tuple[Any, ...]]:
        """What holds for the rows of ``search_searchentry`` within the scope; asked of each row, never listed."""
        compiler = self.entries.order_by().query.get_compiler(connection=connection)
        compiler.pre_sql_setup()
        sql, parameters = compiler.compile(compiler.query.where)
        return sql or "1 = 1", tuple(parameters)


def readable_terms(scope: Scope, terms: Collection[int]) -> set[int]:
    """Those of the terms that stand in something within the scope."""
    within, parameters = scope.condition
    statement = f"""
        WITH asked (term) AS (VALUES {_rows(1, len(terms))})
        SELECT term FROM asked WHERE EXISTS (
            SELECT 1 FROM search_posting posting CROSS JOIN search_searchentry
            WHERE posting.term_id = asked.term AND search_searchentry.id = posting.entry_id AND {within}
        )
    """  # noqa: S608 -- every value is a parameter
    return {int(term) for (term,) in _read(statement, terms, parameters)} if terms else set()


def texts_with(terms: Collection[int], scope: Scope, most: int) -> list[tuple[int, str, str]]:
    """Of each term so many entries within the scope that say most of it: the term, the language, title and text."""
    within, parameters = scope.condition
    best = f"""
        SELECT * FROM (
            SELECT posting.term_id AS term, posting.entry_id AS entry
            FROM search_posting posting CROSS JOIN search_searchentry
            WHERE posting.term_id = %s AND search_searchentry.id = posting.entry_id AND {within}
            ORDER BY posting.impact DESC, posting.entry_id LIMIT {most}
        ) best
    """  # noqa: S608 -- every value is a parameter, here and below
    statement = f"""
        WITH best (term, entry) AS ({" UNION ALL ".join([best] * len(terms))})
        SELECT best.term, found.language, found.title, found.text
        FROM best JOIN search_searchentry found ON found.id = best.entry
    """  # noqa: S608
    rows = _read(statement, *((term, *parameters) for term in terms)) if terms else []
    return [(int(term), language, f"{title}\n{text}") for term, language, title, text in rows]


def ranked(scope: Scope, terms: Sequence[Weighed]) -> list[Scored]:
    """The entries that hold any of the terms, the heaviest first; whole numbers, so both databases agree.

    Of a common term only its best entries lead to something, as many as are worth looking at; but what is found is
    weighed by all terms.
    """
    if not terms:
        return []
    long = [term for term in terms if term.entries > LEAST_READ]
    most = max(LEAST_READ, READ // len(long)) if long else 0
    cut = [term for term in long if term.entries > most]
    within, parameters = scope.condition
    whole = [term for term in terms if term not in cut]
    values: list[Any] = [value for term in terms for value in term[:3]]
    lists = []
    if whole:
        lists.append(_WHOLE.format(within=within, terms=", ".join(["%s"] * len(whole))))
        values += [*(term.term for term in whole), *parameters]
    for term in cut:
        lists.append(_BEST.format(within=within, most=most))
        values += [term.term, *parameters]
    number = max(term.words for term in terms).bit_length()
    bits = " + ".join(f"MAX(asked.words & {1 << word})" for word in range(number)) or "0"
    statement = (_ALL if cut else _ONCE).format(
        asked=_rows(3, len(terms)), lists=" UNION ALL ".join(lists), bits=bits, pool=POOL
    )
    return [
        Scored(int(entry), int(weight), 0, int(words), key)  # PostgreSQL adds up to decimals
        for entry, weight, words, key in _read(statement, values)
    ]


_WHOLE = """
    SELECT posting.term_id AS term, posting.entry_id AS entry, posting.impact AS impact
    FROM search_posting posting CROSS JOIN search_searchentry
    WHERE posting.term_id IN ({terms}) AND search_searchentry.id = posting.entry_id AND {within}
"""
_BEST = """
    SELECT * FROM (
        SELECT posting.term_id AS term, posting.entry_id AS entry, posting.impact AS impact
        FROM search_posting posting CROSS JOIN search_searchentry
        WHERE posting.term_id = %s AND search_searchentry.id = posting.entry_id AND {within}
        ORDER BY posting.impact DESC, posting.entry_id LIMIT {most}
    ) best
"""
_ONCE = """
    WITH asked (term, weight, words) AS (VALUES {asked}), posting (term, entry, impact) AS ({lists}),
    pool AS (
        SELECT posting.entry AS entry, SUM(asked.weight * posting.impact) AS weight, {bits} AS words
        FROM posting JOIN asked ON asked.term = posting.term
        GROUP BY posting.entry ORDER BY 2 DESC, 1 LIMIT {pool}
    )
    SELECT pool.entry, pool.weight, pool.words, found.key
    FROM pool JOIN search_searchentry found ON found.id = pool.entry
    ORDER BY 2 DESC, 1
"""
_ALL = """
    WITH asked (term, weight, words) AS (VALUES {asked}), posting (term, entry, impact) AS ({lists}),
    pool AS (
        SELECT posting.entry AS entry, SUM(asked.weight * posting.impact) AS weight
        FROM posting JOIN asked ON asked.term = posting.term
        GROUP BY posting.entry ORDER BY 2 DESC, 1 LIMIT {pool}
    ),
    scored AS (
        SELECT pool.entry AS entry, SUM(asked.weight * posting.impact) AS weight, {bits} AS words
        FROM pool CROSS JOIN asked CROSS JOIN search_posting posting
        WHERE posting.entry_id = pool.entry AND posting.term_id = asked.term
        GROUP BY pool.entry
    )
    SELECT scored.entry, scored.weight, scored.words, found.key
    FROM scored JOIN search_searchentry found ON found.id = scored.entry
    ORDER BY 2 DESC, 1
"""


def widened(scope: Scope, pool: Sequence[Scored], terms: Sequence[Weighed]) -> list[Scored]:
    """The pool with what these terms add to it; where it has room, with the best entries that hold nothing else."""
    within, parameters = scope.condition
    lists, values = [], [value for term in terms for value in (term.term, term.weight)]
    if pool:
        entries = ", ".join(["%s"] * len(pool))
        lists.append(_HELD.format(entries=entries))
        values += [one.entry for one in pool]
    if len(pool) < POOL:
        lists += [_BEST.format(within=within, most=POOL)] * len(terms)
        values += [value for term in terms for value in (term.term, *parameters)]
    statement = _WIDENED.format(asked=_rows(2, len(terms)), lists=" UNION ".join(lists))
    added = {int(entry): (int(weight), key) for entry, weight, key in _read(statement, values)}
    known = [one._replace(widened=added.pop(one.entry, (0, ""))[0]) for one in pool]
    return known + [Scored(entry, 0, weight, 0, key) for entry, (weight, key) in added.items()]


_HELD = """
    SELECT posting.term_id AS term, posting.entry_id AS entry, posting.impact AS impact
    FROM search_posting posting
    WHERE posting.entry_id IN ({entries}) AND posting.term_id IN (SELECT term FROM asked)
"""
_WIDENED = """
    WITH asked (term, weight) AS (VALUES {asked}), posting (term, entry, impact) AS ({lists}),
    scored AS (
        SELECT posting.entry AS entry, SUM(asked.weight * posting.impact) AS weight
        FROM posting JOIN asked ON asked.term = posting.term GROUP BY posting.entry
    )
    SELECT scored.entry, scored.weight, found.key
    FROM scored JOIN search_searchentry found ON found.id = scored.entry
"""


def texts_of(entries: Sequence[int], most: int) -> list[tuple[int, str, str, str]]:
    """Of entries that were found: language, title, and so many letters of the text."""
    listed = ", ".join(["%s"] * len(entries))
    statement = f"SELECT id, language, title, SUBSTR(text, 1, {most}) FROM search_searchentry WHERE id IN ({listed})"  # noqa: S608
    return [(int(entry), language, title, text) for entry, language, title, text in _read(statement, entries)]


def _rows(columns: int, number: int) -> str:
    row = ", ".join(["CAST(%s AS bigint)"] * columns)
    return ", ".join([f"({row})"] * number)


def _read(statement: str, *values: Iterable[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, [value for some in values for value in some])
        return list(cursor.fetchall())
