import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from django.core.management.base import CommandError

from praksisnet.kit import checks
from praksisnet.kit.management.commands.serve import gunicorn_arguments

GOOD = {
    "transaction_mode": "IMMEDIATE",
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
}


def sqlite(settings, monkeypatch, **changes):
    database = {"ENGINE": "django.db.backends.sqlite3", "OPTIONS": {**GOOD, **changes.pop("OPTIONS", {})}, **changes}
    monkeypatch.setitem(settings.DATABASES, "default", database)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"ATOMIC_REQUESTS": True}, ["praksisnet.E001"]),
        ({"OPTIONS": {"transaction_mode": "DEFERRED"}}, ["praksisnet.E002"]),
        ({"OPTIONS": {"transaction_mode": None}}, ["praksisnet.E002"]),
        ({"OPTIONS": {"init_command": "PRAGMA journal_mode=WAL;"}}, ["praksisnet.E003"]),
        ({"OPTIONS": {"init_command": GOOD["init_command"] + "PRAGMA mmap_size=1;"}}, ["praksisnet.E003"]),
    ],
)
def test_check_database_refuses_what_loses_writes(settings, monkeypatch, changes, expected):
    sqlite(settings, monkeypatch, **changes)

    found = checks.check_database(None)

    assert [message.id for message in found] == expected


@pytest.mark.parametrize("backend", ["locmem.LocMemCache", "dummy.DummyCache"])
def test_check_cache_refuses_a_cache_of_one_process(settings, backend):
    settings.CACHES = {"default": {"BACKEND": f"django.core.cache.backends.{backend}"}}

    found = checks.check_cache(None)

    assert [(message.id, message.is_serious()) for message in found] == [("praksisnet.E004", True)]


def test_check_cache_takes_the_default(settings):
    assert checks.check_cache(None) == []


def test_check_assets_says_how_to_build_them(monkeypatch):
    monkeypatch.setattr(checks.finders, "find", lambda name: None)

    found = checks.check_assets(None)

    assert [message.hint for message in found] == ["Run: ./praksisnet build"]


def test_the_checks_are_registered(settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

    found = run_checks(tags=["caches"])

    assert "praksisnet.E004" in [message.id for message in found]


@pytest.mark.parametrize(
    ("version", "is_said"),
    [((3, 6, 23), False), ((3, 7, 0), True), ((3, 51, 2), True), ((3, 51, 3), False), ((3, 52, 0), False)],
)
def test_sqlite_note_is_said_for_versions_with_the_wal_reset_bug(settings, monkeypatch, version, is_said):
    sqlite(settings, monkeypatch)

    assert ("Use PostgreSQL" in checks.sqlite_note(version)) == is_said


def test_sqlite_note_is_not_said_on_postgresql(settings, monkeypatch):
    monkeypatch.setitem(settings.DATABASES, "default", {"ENGINE": "django.db.backends.postgresql"})

    assert checks.sqlite_note((3, 40, 1)) == ""


@pytest.mark.django_db
def test_serve_refuses_to_start_with_a_wrong_cache(settings, capsys):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

    with pytest.raises(CommandError, match="does not start"):
        call_command("serve")

    assert "PRAKSISNET_CACHE" in capsys.readouterr().err


def test_serve_keeps_its_control_socket_under_the_data_folder(settings, tmp_path):
    settings.DATA = tmp_path / "d"

    arguments = gunicorn_arguments(graceful=3)

    assert arguments[-2:] == ["--control-socket", str(tmp_path / "d" / "gunicorn.ctl")]


def test_serve_goes_without_a_control_socket_where_its_path_is_too_long(settings, tmp_path):
    settings.DATA = tmp_path / ("d" * 100)

    arguments = gunicorn_arguments(graceful=3)

    assert arguments[-1] == "--no-control-socket"
