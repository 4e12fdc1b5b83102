"""Everything that is kept: each table and column of the database, each file of the store; and SQLite's own bytes."""

from pathlib import Path

from django.conf import settings
from django.db import connection


def found_in(needle: str) -> list[str]:
    """Where the text stands: names of tables and columns, and "files"."""
    return [*_columns(needle), *_files(needle)]


def _columns(needle: str) -> list[str]:
    found = []
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            names = [column[0] for column in cursor.description]
            rows = cursor.fetchall()
            found += [
                f"{table}.{name}" for at, name in enumerate(names) if any(needle in _text(row[at]) for row in rows)
            ]
    return found


def _text(value: object) -> str:
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode("utf-8", "replace")
    return str(value)


def _files(needle: str) -> list[str]:
    stored = (path for path in Path(settings.DATA).rglob("*") if path.is_file() and path.suffix != ".sqlite3")
    return ["files" for path in stored if needle.encode() in path.read_bytes()]


def pages_hold(needle: str) -> bool:
    """SQLite alone: whether its bytes hold the text, also where it was deleted."""
    connection.ensure_connection()
    return needle.encode() in connection.connection.serialize()
