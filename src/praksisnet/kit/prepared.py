"""Statements that are built and compiled once a process, and run with other values each time.

Django builds and compiles a statement anew for every request, which costs more than the database takes to answer it:
two thirds of the CPU of a page made of many panels. A function under ``@prepared`` builds its queryset once, from
stand-ins; the finished statement and the way its rows become objects are kept, and only the values change::

    @prepared
    def _waiting(meeting_id: int, now: datetime) -> QuerySet[Registration]:
        return Registration.objects.filter(meeting=meeting_id, queued_at__lte=now)

    rows = _waiting(meeting.pk, clock.now())   # a list

A statement that locks is asked for by name, ``@prepared_lock``, and works inside a transaction only.

Arguments are whole numbers, texts and moments, collections of them, or ``None`` and ``bool``, of which each is a
statement of its own. What is given must reach the database as it is. A value of the day that is not an argument would
be the first caller's for ever: what looks like one is refused (``Unfit``), and so is what was reckoned with.
"""

import re
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, MutableMapping
from copy import copy
from datetime import date, datetime, timedelta
from functools import update_wrapper
from typing import Any, Generic, NamedTuple, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet
from django.db.transaction import TransactionManagementError

from praksisnet.kit import clock

Arguments = ParamSpec("Arguments")
Row = TypeVar("Row", covariant=True)

# Values that nothing else has, one for each place that a value of the caller's will take.
_NUMBERS, _MOST = 2_147_400_000, 40_000
_TEXT = re.compile(r"prepared\.\d+\.text")
_MOMENT = datetime(9990, 1, 1, tzinfo=clock.COPENHAGEN)
_DAY = date(9990, 1, 1)
_SIZES = (0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512)


class Unfit(TypeError):
    """The function cannot be prepared: a value is changed on its way, or is none of the caller's."""


class Prepared(Generic[Arguments, Row]):
    """The function under it, run with stand-ins once for each shape of arguments; a call gives a list of rows."""

    def __init__(self, build: Callable[Arguments, QuerySet[Any, Row]], *, locks: bool = False) -> None:
        self._build, self._locks = build, locks
        self._plans: dict[Hashable, _Plan] = {}
        update_wrapper(self, build)

    def __call__(self, *args: Arguments.args, **kwargs: Arguments.kwargs) -> list[Row]:
        given = _Given(args, kwargs)
        if given.is_beyond:
            return list(self._build(*args, **kwargs))
        plan = self._plans.get(given.shape)
        if plan is None:
            plan = self._plans[given.shape] = _compiled(self._build, given, locks=self._locks)
        if plan.locks and connections[plan.compiler.using].get_autocommit():
            raise TransactionManagementError(f"{self._build.__qualname__}: a lock lasts as long as its transaction.")
        return list(plan.rows(given.values))

    def build(self, *args: Arguments.args, **kwargs: Arguments.kwargs) -> QuerySet[Any, Row]:
        """The queryset itself, for who wants to go on with it."""
        return self._build(*args, **kwargs)


def prepared(build: Callable[Arguments, QuerySet[Any, Row]]) -> Prepared[Arguments, Row]:
    return Prepared(build)


def prepared_lock(build: Callable[Arguments, QuerySet[Any, Row]]) -> Prepared[Arguments, Row]:
    """For a queryset with ``select_for_update``."""
    return Prepared(build, locks=True)


class _Given:
    """The arguments of one call: their shape, which decides the statement, and their values in a row."""

    def __init__(self, args: Iterable[Any], kwargs: dict[str, Any]) -> None:
        self.values: list[Any] = []
        self.is_beyond = False  # a number that no column may hold: Django knows what it finds, the database refuses it
        self._places = [(name, self._place(value)) for name, value in [*((None, one) for one in args), *kwargs.items()]]
        self.shape: Hashable = tuple(self._places)

    def _place(self, value: Any) -> Hashable:
        if value is None or isinstance(value, bool):
            return ("as it is", value)
        if isinstance(value, Collection) and not isinstance(value, str):
            rows = list(value)
            size = next((size for size in _SIZES if size >= len(rows)), -(-len(rows) // _SIZES[-1]) * _SIZES[-1])
            # The last one again: a list may name a thing twice, and a hundred lengths would be a hundred statements.
            return ("many", tuple(self._place(one) for one in [*rows, *rows[-1:] * (size - len(rows))]))
        self.values.append(str(value) if isinstance(value, str) else value)
        self.is_beyond |= isinstance(value, int) and abs(value) >= _NUMBERS
        return _kind(value)

    def stand_ins(self) -> tuple[list[Any], dict[str, Any], dict[Any, int]]:
        """The same arguments with stand-ins, and where in the row of values each of them belongs."""
        places: dict[Any, int] = {}

        def stand_in(place: Any) -> Any:
            if isinstance(place, str):
                number = len(places)
                value = _STAND_INS[place](number)
                places[value] = number
                return value
            return place[1] if place[0] == "as it is" else [stand_in(one) for one in place[1]]

        made = [(name, stand_in(place)) for name, place in self._places]
        return [value for name, value in made if name is None], {name: value for name, value in made if name}, places


class _Plan(NamedTuple):
    """``parameters``: of each, the number of its value and how the database takes it, or what it is always.

    ``converters``: by connection, how what comes from the database becomes a moment, a text, a yes.
    """

    queryset: Any
    compiler: Any
    sql: str
    parameters: list[tuple[int | None, Any]]
    converters: MutableMapping[Any, Any]
    locks: bool = False

    def rows(self, values: list[Any]) -> Iterator[Any]:
        if not self.sql:
            return iter(())
        compiler = copy(self.compiler)
        compiler.connection = connections[compiler.using]  # each thread has its own
        ops = compiler.connection.ops
        found = [fixed if number is None else fixed(ops, values[number]) for number, fixed in self.parameters]
        compiler.as_sql = lambda: (self.sql, tuple(found))
        converters = self.converters.get(compiler.connection)
        if converters is None:
            fields = [one for one, *_how in compiler.select[: compiler.col_count]]
            converters = self.converters[compiler.connection] = compiler.get_converters(fields)
        compiler.get_converters = lambda _fields: converters
        rows: Iterator[Any] = iter(self.queryset._iterable_class(_Once(self.queryset, compiler)))  # noqa: SLF001
        return rows


class _Once:
    """As much of a queryset as Django's iterables ask for, whose statement is ready."""

    def __init__(self, queryset: Any, compiler: Any) -> None:
        self.db, self.model, self.query = compiler.using, queryset.model, _Query(queryset.query, compiler)
        self._fields, self._hints = queryset._fields, queryset._hints  # noqa: SLF001 -- it stands in for one
        self._known_related_objects: dict[Any, Any] = {}


class _Query:
    def __init__(self, query: Any, compiler: Any) -> None:
        self._query, self._compiler = query, compiler

    def get_compiler(self, using: str) -> Any:  # noqa: ARG002 -- Django's own name
        return self._compiler

    def __getattr__(self, name: str) -> Any:
        return getattr(self._query, name)


def _compiled(build: Callable[..., Any], given: _Given, *, locks: bool) -> _Plan:
    args, kwargs, places = given.stand_ins()
    queryset = build(*args, **kwargs)
    if queryset._prefetch_related_lookups:  # noqa: SLF001
        raise Unfit(f"{build.__qualname__}: only one statement is prepared.")
    if queryset.query.select_for_update and not locks:
        raise Unfit(f"{build.__qualname__}: it locks, so it is @prepared_lock.")
    compiler = queryset.query.get_compiler(using=queryset.db)
    try:
        sql, parameters = compiler.as_sql()
    except EmptyResultSet:
        return _Plan(queryset, compiler, "", [], {})
    ops = compiler.connection.ops
    known = {_adapted(ops, value): number for value, number in places.items()}
    found = [_parameter(build, one, known, ops) for one in parameters]
    is_locking = queryset.query.select_for_update and compiler.connection.features.has_select_for_update
    return _Plan(queryset, compiler, sql, found, WeakKeyDictionary(), is_locking)


def _parameter(build: Callable[..., Any], value: Any, known: dict[Any, int], ops: Any) -> tuple[int | None, Any]:
    if isinstance(value, Hashable) and not isinstance(value, bool) and value in known:
        # PostgreSQL's driver wraps numbers by the size of their column.
        wrapper = type(value) if isinstance(value, int) and type(value) is not int else None
        return known[value], (lambda _ops, one: wrapper(one)) if wrapper else _adapted
    is_reckoned = isinstance(value, int) and abs(value - _NUMBERS) <= _MOST
    is_composed = isinstance(value, str) and _TEXT.search(value)
    is_dated = isinstance(value, date) or (isinstance(value, str) and re.match(r"\d{4}-\d\d-\d\d", value))
    if is_reckoned or is_composed or is_dated:
        raise Unfit(f"{build.__qualname__}: {value!r} is not what the caller gave; give it as an argument.")
    return None, value


def _adapted(ops: Any, value: Any) -> Any:
    if isinstance(value, datetime):
        return ops.adapt_datetimefield_value(value)
    return ops.adapt_datefield_value(value) if isinstance(value, date) else value


def _kind(value: Any) -> str:
    for kind in (str, int, datetime, date):
        if isinstance(value, kind):
            return kind.__name__
    raise Unfit(f"{value!r} is neither a number, a text nor a moment.")


_STAND_INS: dict[str, Callable[[int], Any]] = {
    "str": lambda number: f"prepared.{number}.text",
    "int": lambda number: _NUMBERS + number,
    "datetime": lambda number: _MOMENT + timedelta(seconds=number),
    "date": lambda number: _DAY + timedelta(days=number),
}
