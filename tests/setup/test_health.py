import json

import pytest
from django.db import DatabaseError

from praksisnet.kit import health
from praksisnet.kit.health import State


@pytest.fixture
def checks(monkeypatch):
    """The registry with only what the test puts in."""
    registry = {}
    monkeypatch.setattr(health, "_checks", registry)
    return registry


def test_health_answers_200_when_all_is_well(client, checks):
    checks["database"] = lambda: State(True, {"engine": "sqlite"})

    response = client.get("/health")

    assert (response.status_code, response.json()) == (200, {"ok": True, "database": {"ok": True, "engine": "sqlite"}})


def test_health_answers_503_when_one_part_is_not_well(client, checks):
    checks.update(database=lambda: State(True), worker=lambda: State(False, {"last_seen": None}))

    response = client.get("/health")

    assert (response.status_code, response.json()["worker"]) == (503, {"ok": False, "last_seen": None})


def test_health_answers_503_without_the_reason_when_the_database_is_away(client, checks):
    def database():
        raise DatabaseError("password=hunter2")

    checks["database"] = database

    response = client.get("/health")

    assert (response.status_code, response.json()["database"]) == (503, {"ok": False, "problem": "DatabaseError"})


def test_health_is_not_kept_by_a_cache(client, checks):
    assert client.get("/health").headers["Cache-Control"] == "no-store"


def test_health_may_only_be_read(client, checks):
    assert client.post("/health").status_code == 405


@pytest.mark.django_db
def test_database_and_migrations_are_well_in_a_fresh_database():
    assert [health.database().ok, health.migrations().figures] == [True, {"pending": 0}]


@pytest.mark.parametrize(("free", "is_well"), [(health.LEAST_FREE, True), (health.LEAST_FREE - 1, False)])
def test_disk_is_not_well_below_200_megabytes(monkeypatch, free, is_well):
    monkeypatch.setattr(health.shutil, "disk_usage", lambda path: type("Usage", (), {"free": free}))

    assert health.disk().ok == is_well


@pytest.mark.django_db
def test_health_names_every_part(client):
    parts = json.loads(client.get("/health").content)

    assert {"database", "migrations", "disk", "worker", "mail"} - set(parts) == set()
