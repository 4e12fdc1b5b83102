"""How long somebody waits who has just cloned the repository."""

import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from tools import demo_run
from tools.figures import Row, part


@part("first_page", "From a fresh clone to the demo's first page", "start", "seconds", "allowed")
def first_page() -> Iterator[Row]:
    with tempfile.TemporaryDirectory(prefix="praksisnet-clone-") as folder:
        clone, caches = Path(folder) / "praksisnet", Path(folder) / "caches"
        subprocess.run(["git", "clone", "--quiet", str(demo_run.ROOT), str(clone)], check=True)
        empty = {"UV_CACHE_DIR": str(caches / "uv"), "npm_config_cache": str(caches / "npm"), "PIP_NO_CACHE_DIR": "1"}
        answered, filled = seconds(clone, empty)
        yield "first time, empty caches: a page that tells how far the demo has come", answered, 90
        yield "first time, empty caches: the demo's front page", filled, ""
        yield "second time", seconds(clone)[1], 10
        yield "second time, without network", seconds(clone, demo_run.WITHOUT_NETWORK)[1], 10


def seconds(clone: Path, environment: Mapping[str, str] | None = None) -> tuple[float, float]:
    run = demo_run.run(clone, clone / "data", environment, patience=400)
    if run.first_answer is None or run.first_page is None or run.complaints:
        raise RuntimeError("; ".join(run.complaints))
    return round(run.first_answer, 1), round(run.first_page, 1)
