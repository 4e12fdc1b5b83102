"""A trial of search on texts from files: in an empty database beside the real one, which is thrown away afterwards."""

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connection

from praksisnet.access.actions import audience
from praksisnet.access.words import PUBLIC
from praksisnet.kit import clock
from praksisnet.search.actions import put
from praksisnet.search.documents import Document
from praksisnet.search.models import SearchEntry
from praksisnet.search.queries import Scope, search
from praksisnet.search.queries.asking import Thesaurus

KIND = "trial"
SHOWN = 20


@contextmanager
def empty_database() -> Iterator[None]:
    """Everything inside happens in a new database with all tables and no rows."""
    real = connection.settings_dict["NAME"]
    connection.settings_dict["TEST"] |= {"MIGRATE": False, "NAME": _name()}
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(real, verbosity=0)


def _name() -> str | None:
    return None if connection.vendor == "sqlite" else f"praksisnet_search_{os.getpid()}"


def index(documents: Iterable[dict[str, Any]]) -> None:
    """Each with ``id``, ``title``, ``body`` and ``themes``."""
    everybody = audience([PUBLIC])
    for row in documents:
        put(
            Document(
                kind=KIND,
                key=row["id"],
                title=row["title"],
                address=f"/{row['id']}",
                audience=everybody,
                text=row.get("body", ""),
                themes=row.get("themes", ()),
                language=row.get("language", "da"),
            )
        )


def answers(queries: Iterable[dict[str, Any]], thesaurus: Thesaurus | None = None) -> Iterator[tuple[str, str]]:
    """The id of each query, with that of each document found, best first."""
    scope = Scope(frozenset({PUBLIC}), clock.now())
    keys = dict(SearchEntry.objects.values_list("pk", "key"))
    for row in queries:
        for entry in search(scope, row["text"], limit=SHOWN, thesaurus=thesaurus).entries:
            yield row["id"], keys[entry]


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file with one JSON object a line; lines without anything are passed over."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)
