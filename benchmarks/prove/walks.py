"""The walks of the whole product on SQLite too: `check` runs them on PostgreSQL, the engine of production."""

from collections.abc import Iterator

from tools import test
from tools.figures import Row, part


@part("walks", "Every page, form, role and number of the whole product on SQLite", "tests", "passed", "failed")
def walks() -> Iterator[Row]:
    result = test.run("walks on SQLite", ["-m", "walk"], {})
    passed, failed = result.count("passed"), result.count("failed", "error") or int(result.code != 0)
    yield passed + failed, passed, failed
