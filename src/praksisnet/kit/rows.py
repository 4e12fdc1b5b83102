"""New rows, whose statement is built once a process: Django builds and compiles it anew for each."""

from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.models import Model
from django.db.models.sql import InsertQuery

_plans: dict[tuple[type[Model], str], tuple[list[Any], str]] = {}


def insert(row: Model) -> None:
    """As ``row.save(force_insert=True)`` of a new row whose key the database gives; ``row.pk`` is it.

    For rows of plain values: what the database should work out itself goes by ``save``.
    """
    row._prepare_related_fields_for_save(operation_name="save")  # type: ignore[attr-defined]  # noqa: SLF001
    connection: Any = connections[DEFAULT_DB_ALIAS]
    plan = _plans.get((type(row), connection.vendor))
    if plan is None:
        plan = _plans[type(row), connection.vendor] = _planned(row)
    fields, sql = plan
    values = [field.get_db_prep_save(field.pre_save(row, add=True), connection) for field in fields]
    with transaction.mark_for_rollback_on_error(DEFAULT_DB_ALIAS), connection.cursor() as cursor:
        cursor.execute(sql, values)
        (row.pk,) = connection.ops.fetch_returned_insert_columns(cursor, ())
    row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS  # noqa: SLF001


def _planned(row: Model) -> tuple[list[Any], str]:
    """Django's own statement for the row."""
    meta = type(row)._meta  # noqa: SLF001
    fields = [field for field in meta.local_concrete_fields if field is not meta.auto_field and not field.generated]
    query = InsertQuery(type(row))
    query.insert_values(fields, [row])
    compiler = query.get_compiler(using=DEFAULT_DB_ALIAS)
    compiler.returning_fields = meta.db_returning_fields
    ((sql, values),) = compiler.as_sql()
    if len(values) != len(fields) or meta.db_returning_fields != [meta.auto_field] or meta.parents:
        raise TypeError(f"{meta.label} is not a table of plain rows.")
    return fields, sql
