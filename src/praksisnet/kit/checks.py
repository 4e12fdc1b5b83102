"""What must hold before anything is served; each complaint says how to mend it."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.checks import Warning as Caution

from praksisnet.kit import catalogues

PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON")
ONE_PROCESS_CACHES = ("locmem.LocMemCache", "dummy.DummyCache")
# A rare loss of pages at a WAL reset while several connections write; mended in 3.51.3.
WAL_RESET_BUG = ((3, 7, 0), (3, 51, 2))


@register(Tags.compatibility)
def check_database(app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:
    found: list[CheckMessage] = []
    for alias, database in settings.DATABASES.items():
        if database.get("ATOMIC_REQUESTS"):
            found.append(
                Error(
                    f"ATOMIC_REQUESTS is on for {alias!r}: every page would take the write lock.",
                    hint="Take ATOMIC_REQUESTS out of DATABASE_URL.",
                    id="praksisnet.E001",
                )
            )
        if database["ENGINE"].endswith("sqlite3"):
            found += _check_sqlite(database.get("OPTIONS", {}))
    return found


def _check_sqlite(options: dict[str, Any]) -> list[CheckMessage]:
    found: list[CheckMessage] = []
    if options.get("transaction_mode") != "IMMEDIATE":
        found.append(
            Error(
                "SQLite is not used with IMMEDIATE transactions: two people saving at once would get an error.",
                hint="Take transaction_mode out of DATABASE_URL.",
                id="praksisnet.E002",
            )
        )
    missing = [pragma for pragma in PRAGMAS if pragma not in options.get("init_command", "")]
    if missing or "mmap_size" in options.get("init_command", ""):
        found.append(
            Error(
                f"SQLite is used without {', '.join(missing) or 'care: mmap_size can corrupt the database'}.",
                hint="Take init_command out of DATABASE_URL.",
                id="praksisnet.E003",
            )
        )
    return found


@register(Tags.caches)
def check_cache(app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:
    backend = settings.CACHES["default"]["BACKEND"]
    if not backend.endswith(ONE_PROCESS_CACHES):
        return []
    return [
        Error(
            f"The cache {backend} is not shared by all processes, so limits on sign-in would not hold.",
            hint="Set PRAKSISNET_CACHE to files, database or a redis:// address.",
            id="praksisnet.E004",
        )
    ]


@register(Tags.staticfiles)
def check_assets(app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:
    if finders.find("built/praksisnet.css"):
        return []
    return [Caution("The style sheet has not been built.", hint="Run: ./praksisnet build", id="praksisnet.W001")]


@register(Tags.translation)
def check_catalogues(app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:
    paths = (catalogues.catalogue_path(room).with_suffix(".mo") for room in catalogues.room_names())
    missing = [path for path in paths if path.with_suffix(".po").exists() and not path.exists()]
    if not missing:
        return []
    rooms = ", ".join(_room_of(path) for path in missing)
    return [
        Caution(f"The Danish texts of {rooms} are not compiled.", hint="Run: ./praksisnet build", id="praksisnet.W002")
    ]


def sqlite_note(version: tuple[int, ...] = sqlite3.sqlite_version_info) -> str:
    """A sentence to say at start, or nothing."""
    uses_sqlite = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")
    if not uses_sqlite or not WAL_RESET_BUG[0] <= version <= WAL_RESET_BUG[1]:
        return ""
    return (
        f"SQLite {'.'.join(map(str, version))} has a rare error when several processes write at once "
        "(mended in 3.51.3). Use PostgreSQL for more than one process."
    )


def _room_of(compiled: Path) -> str:
    return compiled.parents[3].name
