"""The same visitors for every system: pages asked for many at a time, and a crowd that registers at once."""

import http.client
import threading
import time
from collections import Counter
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from benchmarks.at_once import all_at_once
from benchmarks.side_by_side.system import Flow, Page

AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class Crowd:
    """``wall_s`` until the last is through, ``p95_s`` of one visitor; ``failed`` 5xx; ``outcomes`` by what they saw."""

    wall_s: float
    p95_s: float
    failed: int
    outcomes: dict[str, int]
    requests: int


def ask(base: str, page: Page) -> tuple[int, int]:
    """Status and bytes."""
    at = urlsplit(base)
    connection = http.client.HTTPConnection(at.hostname or "", at.port, timeout=120)
    headers = {"User-Agent": "bench", "Accept": "text/html", "Accept-Language": "da,en", **page.headers}
    try:
        connection.request("GET", page.path, headers=headers)
        answer = connection.getresponse()
        return answer.status, len(answer.read())
    finally:
        connection.close()


def per_second(base: str, page: Page, requests: int) -> tuple[float, int]:
    """Requests a second, ``AT_ONCE`` at a time, after a few to warm up; and the bytes of one. All must be 200."""
    size = [ask(base, page) for _ in range(4)][-1][1]
    left, lock, seen = iter(range(requests)), threading.Lock(), Counter[int]()

    def go() -> None:
        while True:
            with lock:
                if next(left, None) is None:
                    return
            status = ask(base, page)[0]
            with lock:
                seen[status] += 1

    threads = [threading.Thread(target=go) for _ in range(AT_ONCE)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - began
    if set(seen) != {200}:
        raise RuntimeError(f"{base}{page.path}: {dict(seen)}")
    return requests / took, size


def crowd(base: str, client: Any, flow: Flow, visitors: int) -> Crowd:
    """All start together; a visitor keeps cookies, follows redirects and sends the forms it is shown."""
    lock, people = threading.Lock(), [client.Visitor(base) for _ in range(visitors)]
    outcomes, failed, requests = Counter[str](), Counter[str](), Counter[str]()

    def visit(number: int) -> None:
        visitor = people[number]
        try:
            outcome = flow(visitor, number)
        except Exception as problem:
            outcome = f"error: {type(problem).__name__} {problem}"[:80]
        with lock:
            outcomes[outcome] += 1
            requests["all"] += len(visitor.log)
            failed["5xx"] += sum(status >= 500 for _method, _path, status, _seconds in visitor.log)

    wall, p95 = all_at_once(visitors, visit)
    return Crowd(wall, p95, failed["5xx"], dict(outcomes), requests["all"])
