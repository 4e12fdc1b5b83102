"""What pages cost: SQL statements at 1 and at 300 rows, bytes, and CPU against a signed-in bare view of the same size.

Ratios within one run: the page and the bare view take turns, and the median over the rounds counts.
"""

import gzip
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

ROUNDS = 15
FEW, MANY = 1, 300
MOST_STATEMENTS = 15


@dataclass(frozen=True, slots=True)
class Cost:
    page: str
    who: str
    statements_few: int
    statements_many: int
    bytes_many: int
    compressed_many: int
    cpu_ratio: float


def main(arguments: list[str]) -> int:
    costs = measure()
    if "--json" in arguments:
        print(json.dumps([asdict(cost) for cost in costs]))
        return 0
    for cost in costs:
        print(
            f"{cost.page:<28} {cost.who:<14} {cost.statements_few:>3} {cost.statements_many:>3} statements "
            f"{cost.bytes_many / 1000:>7.1f} kB {cost.compressed_many / 1000:>6.1f} kB compressed "
            f"{cost.cpu_ratio:>5.1f} x bare"
        )
    return int(any(max(cost.statements_few, cost.statements_many) > MOST_STATEMENTS for cost in costs))


@contextmanager
def in_own_database() -> Iterator[None]:
    """On an SQLite file of its own, with the pages' own templates, middleware and permissions."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(
            PRAKSISNET_MODE="test",
            PRAKSISNET_ENFORCE_READS="false",  # as in production
            PRAKSISNET_DATA=folder,
            DATABASE_URL=f"sqlite:///{Path(folder) / 'pages.sqlite3'}",
            DJANGO_SETTINGS_MODULE="praksisnet.settings",
        )
        import django

        django.setup()
        from django.test.utils import setup_test_environment

        setup_test_environment()
        yield


def measure() -> list[Cost]:
    with in_own_database():
        from benchmarks.rows import pages_of, prepare

        few = {(page, who): counted(client, url) for page, who, client, url in pages_of(prepare(FEW))}
        costs = []
        for page, who, client, url in pages_of(prepare(MANY)):
            statements, body = counted(client, url)
            ratio = against_bare(client, url, len(body))
            costs.append(Cost(page, who, few[page, who][0], statements, len(body), len(gzip.compress(body, 6)), ratio))
        return costs


def counted(client, url: str) -> tuple[int, bytes]:
    """Statements as the application sends them, less BEGIN, COMMIT and savepoints; and the page's body."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(url)
    assert response.status_code == 200, (url, response.status_code)
    bookkeeping = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")
    return sum(not query["sql"].upper().startswith(bookkeeping) for query in captured), response.content


def against_bare(client, url: str, size: int) -> float:
    """Median over the rounds of the page's CPU seconds by the bare view's, each the mean of a few requests."""
    ratios = []
    for number in range(ROUNDS):
        order = [url, f"/bare/{size}/"] if number % 2 else [f"/bare/{size}/", url]
        seconds = {address: cpu(client, address) for address in order}
        ratios.append(seconds[url] / seconds[f"/bare/{size}/"])
    return round(statistics.median(ratios), 1)


def cpu(client, url: str, requests: int = 5) -> float:
    started = time.process_time()
    for _ in range(requests):
        client.get(url)
    return time.process_time() - started


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
