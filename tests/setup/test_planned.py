import pytest
from django.db import connection, transaction

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="plans are PostgreSQL's"),
]


def ask(times: int = 4) -> None:
    """Often enough to be prepared."""
    with connection.cursor() as cursor:
        for _time in range(times):
            cursor.execute("SELECT 'planned once'")


def is_planned() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM pg_prepared_statements WHERE statement LIKE %s", ["%planned once%"])
        return cursor.fetchone()[0] == 1


def test_what_is_planned_stays_through_a_savepoint_that_is_taken_back():
    with transaction.atomic():
        ask()
        transaction.set_rollback(True)

    assert is_planned()


def test_where_a_table_was_made_and_taken_back_all_is_planned_anew():
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE taken_back (id integer)")
        ask()
        transaction.set_rollback(True)

    assert not is_planned()


def test_statement_is_done_by_one_process():
    with connection.cursor() as cursor:
        cursor.execute("SHOW max_parallel_workers_per_gather")

        assert cursor.fetchone() == ("0",)


@pytest.mark.django_db(transaction=True)
def test_where_a_table_was_made_for_good_what_is_planned_stays():
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE made_for_good (id integer)")
    try:
        with transaction.atomic():
            ask()
            transaction.set_rollback(True)

        assert is_planned()
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE made_for_good")
