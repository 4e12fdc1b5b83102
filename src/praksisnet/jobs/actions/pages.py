"""The database's own file."""

from django.db import OperationalError, connection


def rewrite_pages() -> None:
    """Leave nothing of what was deleted in SQLite's file and its log: its pages keep such bytes until they are needed.

    PostgreSQL overwrites them when it next vacuums by itself. Runs outside any transaction; writers wait meanwhile.
    Raises OperationalError where others are too busy for it just now.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            if cursor.fetchone()[0]:
                raise OperationalError("Somebody reads the old log still.")
