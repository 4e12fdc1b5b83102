"""While the demo is filled, every page says how far it has come."""

import pytest

from praksisnet.demo import progress


@pytest.fixture
def get(demo, client, db, settings):
    """What a browser gets at any address."""
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "praksisnet.demo.middleware.FillingMiddleware"]
    return lambda: client.get("/demo/")


def test_pages_say_how_far_the_filling_has_come(get):
    progress.note("Efterår 2024", 7, 11)

    answer = get()

    assert (answer.status_code, answer.headers["Refresh"]) == (202, "2")
    assert "Efterår 2024: nummer 7 af 11 halvår" in answer.content.decode()


def test_pages_are_themselves_when_nothing_is_filled(get):
    assert get().status_code == 200


def test_pages_are_themselves_when_it_is_filled(get):
    progress.note("Efterår 2024", 7, 11)
    progress.forget()

    assert get().status_code == 200


def test_noted_reads_what_was_noted(demo):
    progress.note("Forår 2025", 8, 11)

    assert progress.noted() == progress.Progress("Forår 2025", 8, 11)
