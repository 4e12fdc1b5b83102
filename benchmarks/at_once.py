"""A crowd that starts together."""

import threading
import time
from collections.abc import Callable


def all_at_once(number: int, visit: Callable[[int], None]) -> tuple[float, float]:
    """Seconds until the last is through, and within which 95 % were."""
    start, took = threading.Barrier(number + 1), list[float]()

    def one(which: int) -> None:
        start.wait()
        began = time.perf_counter()
        visit(which)
        took.append(time.perf_counter() - began)

    threads = [threading.Thread(target=one, args=[which]) for which in range(number)]
    for thread in threads:
        thread.start()
    start.wait()
    began = time.perf_counter()
    for thread in threads:
        thread.join()
    wall = time.perf_counter() - began
    return round(wall, 3), round(sorted(took)[round(0.95 * (len(took) - 1))], 3)
