"""Who may write an entry now, where a removal and the nightly comparison meet.

An entry that is there is held as a row. One that is not there is held by its name, so that the comparison does not
bring back what is being removed. SQLite has one writer: whoever is in a transaction holds everything.
"""

from django.db import connection

from praksisnet.search.models import SearchEntry

_NAME = "(hashtext(%s), hashtext(%s))"


def hold_for_removal(kind: str, key: str) -> None:
    """Until the transaction ends; waits for a comparison that has it, which takes one entry at a time."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT pg_advisory_xact_lock{_NAME}", [kind, key])


def hold_for_repair(kind: str, key: str) -> bool:
    """False, at once, where somebody else has it."""
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT pg_try_advisory_xact_lock{_NAME}", [kind, key])
        (is_held,) = cursor.fetchone()
    entry = SearchEntry.objects.filter(kind=kind, key=key).values_list("pk")
    return is_held and (bool(entry.select_for_update(skip_locked=True)) or not entry.exists())
