"""Importing a spreadsheet, the same way in every room: read, plan, show, confirm.

A room names its columns and says what a row would do; it changes nothing before somebody has seen the plan::

    COLUMNS = (Column("name", _("Name"), required=True, example="Mette Kjær"), Column("email", _("Mail")))

    rows = read(tables.read(name, data), COLUMNS)  # Refused: no spreadsheet, a column is missing, too many rows
    plan = make_plan(rows, COLUMNS, judge, cpr)    # one Line a row: new, changed, unchanged or wrong
    token = seal(plan)                             # goes along in the preview's form
    …
    rows, seen = unseal(token, COLUMNS)            # on confirming: the same rows; Refused after an hour
    plan = make_plan(rows, COLUMNS, judge, cpr)    # planned anew, in the transaction
    if plan.digest != seen: …                      # somebody changed something meanwhile: show the new plan
    for line in plan.to_apply: …

``judge(values)`` gives a Verdict or raises Refused with what is wrong. Nothing is kept on the server between preview
and confirmation; rows with errors are not in the token, so that what the guard stops is in no page's form either.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from praksisnet.kit.names import fold, one_line
from praksisnet.kit.refusal import Refused
from praksisnet.kit.tables import Table

MOST_ROWS = 2000
SALT = "praksisnet.kit.imports"
AN_HOUR = 3600
TOO_OLD = _("The preview is too old. Upload the spreadsheet again.")


@dataclass(frozen=True, slots=True)
class Column:
    """One column, found by its label in any language or by an alias; capitals and accents do not matter.

    ``most``: how many characters a cell may have (0: any number). ``is_address``: what stands there is a mail address.
    """

    key: str
    label: Any
    required: bool = False
    aliases: tuple[str, ...] = ()
    example: str = ""
    most: int = 0
    is_address: bool = False


class Outcome(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Row:
    """A row as read: its number in the spreadsheet, and text by column key."""

    number: int
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a row would do; ``detail`` says which parts change. ``target`` is for the room's own use when applying."""

    outcome: Outcome
    detail: Any = ""
    target: Any = None


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the plan. A wrong one has errors and shows no values that the guard stopped."""

    number: int
    values: dict[str, str]
    outcome: Outcome
    detail: Any = ""
    errors: tuple[Any, ...] = ()
    target: Any = None


@dataclass(frozen=True, slots=True)
class Plan:
    lines: tuple[Line, ...]
    counts: Mapping[Outcome, int] = field(default_factory=Counter)

    @property
    def to_apply(self) -> list[Line]:
        return [line for line in self.lines if line.outcome in {Outcome.NEW, Outcome.CHANGED}]

    @property
    def wrong(self) -> list[Line]:
        return [line for line in self.lines if line.outcome == Outcome.WRONG]

    @property
    def digest(self) -> str:
        """Changes when what would happen changes. Wrong rows do not count: they do nothing."""
        what = [(line.number, line.outcome, str(line.detail)) for line in self.lines if line.outcome != Outcome.WRONG]
        return hashlib.sha256(json.dumps(what).encode()).hexdigest()[:32]


Judge = Callable[[dict[str, str]], Verdict]
Check = Callable[[str], bool]
Identity = Callable[[dict[str, str]], str]


def read(table: Table, columns: Sequence[Column]) -> list[Row]:
    """The rows of a spreadsheet as ``kit.tables`` reads it, its columns found by their headings.

    Refuses a missing required column and more than 2,000 rows.
    """
    places = _places(table.headings, columns)
    if len(table.rows) > MOST_ROWS:
        raise Refused(_("The spreadsheet has more than 2,000 rows. Split it."))
    return [
        Row(
            number,
            {column.key: one_line(cells[places[column.key]]) if column.key in places else "" for column in columns},
        )
        for number, cells in table.rows
    ]


def empty_sheet(columns: Sequence[Column]) -> tuple[list[str], list[list[str]]]:
    """Headings and one example row, for a file to fill in."""
    return [str(column.label) for column in columns], [[column.example for column in columns]]


def make_plan(
    rows: Iterable[Row], columns: Sequence[Column], judge: Judge, is_stopped: Check, identity: Identity | None = None
) -> Plan:
    """Say of every row what it would do.

    ``is_stopped`` is the guard: true of a text that may not be stored. ``identity`` gives what may stand only once in
    the spreadsheet (a mail address, a code), empty when a row has none; its second row is wrong.
    """
    lines, seen = [], dict[str, int]()
    for row in rows:
        line = _judged(row, columns, judge, is_stopped)
        mark = identity(row.values) if identity and line.outcome != Outcome.WRONG else ""
        if mark and seen.setdefault(mark, row.number) != row.number:
            text = _("The same as row %(number)s.") % {"number": seen[mark]}
            line = Line(row.number, row.values, Outcome.WRONG, errors=(text,))
        lines.append(line)
    return Plan(tuple(lines), Counter(line.outcome for line in lines))


def seal(plan: Plan) -> str:
    """The rows that are not wrong, with the plan's digest, signed: nobody can slip a row past the preview."""
    rows = [[line.number, line.values] for line in plan.lines if line.outcome != Outcome.WRONG]
    return signing.dumps([plan.digest, rows], salt=SALT, compress=True)


def unseal(token: str, columns: Sequence[Column]) -> tuple[list[Row], str]:
    """The rows and the digest of the plan that was shown.

    Refuses a token that is wrong, more than an hour old, or of another import than the one with these columns.
    """
    try:
        digest, rows = signing.loads(token, salt=SALT, max_age=AN_HOUR)
    except signing.BadSignature:
        raise Refused(TOO_OLD) from None
    if any(values.keys() != {column.key for column in columns} for _number, values in rows):
        raise Refused(TOO_OLD)
    return [Row(number, values) for number, values in rows], digest


def _places(headings: Sequence[str], columns: Sequence[Column]) -> dict[str, int]:
    found = {fold(heading): place for place, heading in reversed(list(enumerate(headings))) if heading}
    places = {}
    for column in columns:
        names = [fold(name) for name in (*_labels(column), *column.aliases)]
        place = next((found[name] for name in names if name in found), None)
        if place is not None:
            places[column.key] = place
    missing = [str(column.label) for column in columns if column.required and column.key not in places]
    if missing:
        text = ngettext_lazy(
            "This column is missing: %(names)s.", "These columns are missing: %(names)s.", len(missing)
        )
        raise Refused(text % {"names": ", ".join(missing)})
    return places


def _labels(column: Column) -> list[str]:
    labels = []
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            labels.append(str(column.label))
    return [column.key, *labels]


def _judged(row: Row, columns: Sequence[Column], judge: Judge, is_stopped: Check) -> Line:
    stopped = [column for column in columns if is_stopped(row.values[column.key])]
    if stopped:
        shown = {**row.values, **{column.key: "" for column in stopped}}
        errors = [_stopped(column) for column in stopped]
        return Line(row.number, shown, Outcome.WRONG, errors=tuple(errors))
    missing = [column for column in columns if column.required and not row.values[column.key]]
    if missing:
        errors = [_("%(name)s is missing.") % {"name": column.label} for column in missing]
        return Line(row.number, row.values, Outcome.WRONG, errors=tuple(errors))
    if errors := [error for column in columns for error in _cell_errors(column, row.values[column.key])]:
        return Line(row.number, row.values, Outcome.WRONG, errors=tuple(errors))
    try:
        verdict = judge(row.values)
    except ValidationError as refused:
        return Line(row.number, row.values, Outcome.WRONG, errors=tuple(refused.messages))
    return Line(row.number, row.values, verdict.outcome, verdict.detail, target=verdict.target)


def _cell_errors(column: Column, text: str) -> Iterator[str]:
    if column.most and len(text) > column.most:
        yield _("%(name)s is longer than %(most)s characters.") % {"name": column.label, "most": column.most}
    if column.is_address and text and not _is_address(text):
        yield _("“%(address)s” is not a mail address.") % {"address": text}


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def _stopped(column: Column) -> str:
    return _("This looks like a CPR number: %(name)s. Remove it from the spreadsheet.") % {"name": column.label}
