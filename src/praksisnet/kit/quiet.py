"""A past that is written down afterwards: what was done then is kept and journaled, and no letter is made of it.

Letters and calendar files are empty meanwhile, and nothing is posted.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_quiet: ContextVar[bool] = ContextVar("quiet", default=False)


@contextmanager
def quiet() -> Iterator[None]:
    """For the demo's early years, and for nothing else."""
    token = _quiet.set(True)
    try:
        yield
    finally:
        _quiet.reset(token)


def is_quiet() -> bool:
    return _quiet.get()
