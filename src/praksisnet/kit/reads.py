"""A GET or HEAD changes nothing in the database: enforced for every request in tests, demo and CI.

What a GET must remember goes through ``kit.observe``, which writes later on a connection of its own.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import connections
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse

# BEGIN changes nothing: SQLite shows it to us, PostgreSQL does not.
READ = re.compile(r"\s*\(*\s*(SELECT|WITH|EXPLAIN|BEGIN|SAVEPOINT|RELEASE|ROLLBACK TO)\b", re.I)
PRAGMA = re.compile(r"\s*PRAGMA\s+(\w+|(table|index|foreign_key)_\w+\s*\([^()]*\))\s*;?\s*$", re.I)
# Words that make a statement write, lock or consist of two, once quoted names and texts are taken out.
QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
CHANGES = re.compile(
    r"\b(INSERT|UPDATE|DELETE|MERGE|REPLACE\s+INTO|INTO|FOR\s+(NO\s+KEY\s+)?UPDATE|FOR\s+(KEY\s+)?SHARE)\b|;\s*\S", re.I
)

# View names whose GET must write, each with its reason.
EXCEPTIONS: dict[str, str] = {}
# Statements that any GET may need, each with its reason.
STATEMENTS: dict[str, str] = {
    'DELETE FROM "django_session"': "A session that no longer fits its person is ended on sight, not shown.",
}


class WroteOnRead(RuntimeError):
    """A GET or HEAD tried to change the database."""


def is_read(sql: str) -> bool:
    """Whether the statement leaves rows, locks and settings as they are. When in doubt it does not."""
    if PRAGMA.match(sql):
        return True
    return bool(READ.match(sql)) and not CHANGES.search(QUOTED.sub("", sql))


class ReadOnlyMiddleware:
    """Stands outermost, so that other middleware, the view and its template are all watched."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.ENFORCE_READS:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in {"GET", "HEAD"}:
            return self.get_response(request)
        watch = _Watch(request)
        with watch.all_connections():
            response = self.get_response(request)
        watch.complain()  # also when somebody caught what the statement raised
        if isinstance(response, StreamingHttpResponse) and not response.is_async:
            response.streaming_content = watch.stream(response.streaming_content)
        return response


class _Watch:
    """The statements of one request. Its view is known only after the address was looked up, so it is asked late."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request
        self._wrote = ""

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if not (is_read(sql) or self._is_excepted(sql)):
            self._wrote = sql.split("\n", 1)[0][:200]
            self.complain()
        return execute(sql, params, many, context)

    def complain(self) -> None:
        if self._wrote:
            raise WroteOnRead(f"{self._request.method} {self._request.path}: {self._wrote}")

    @contextmanager
    def all_connections(self) -> Iterator[None]:
        with ExitStack() as stack:
            for alias in connections:
                stack.enter_context(connections[alias].execute_wrapper(self))
            yield

    def stream(self, parts: Iterable[bytes]) -> Iterator[bytes]:
        with self.all_connections():
            yield from parts

    def _is_excepted(self, sql: str) -> bool:
        match = self._request.resolver_match
        return (match is not None and match.view_name in EXCEPTIONS) or sql.startswith(tuple(STATEMENTS))
