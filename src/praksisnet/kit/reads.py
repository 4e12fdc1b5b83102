"""A GET or HEAD changes nothing in the database: enforced for every request in tests, demo and CI."""

import re
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import connections
from django.http import HttpRequest, HttpResponse

READ = re.compile(
    r"^\s*(SELECT|WITH\b(?!.*\b(INSERT|UPDATE|DELETE)\b)|SAVEPOINT|RELEASE|PRAGMA\s+\w+(\s*\(.*\))?\s*;?\s*$|ROLLBACK TO)",
    re.I | re.S,
)
LOCKS = re.compile(r"\bFOR\s+(NO\s+KEY\s+)?UPDATE\b", re.I)

# View names whose GET must write, each with its reason.
EXCEPTIONS: dict[str, str] = {}


class WroteOnRead(RuntimeError):
    """A GET or HEAD tried to change the database."""


def _reads_only(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    if not READ.match(sql) or LOCKS.search(sql):
        raise WroteOnRead(sql.split("\n", 1)[0][:200])
    return execute(sql, params, many, context)


class ReadOnlyMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.ENFORCE_READS:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        name = request.resolver_match.view_name if request.resolver_match else ""
        if request.method not in {"GET", "HEAD"} or name in EXCEPTIONS:
            return None
        with connections["default"].execute_wrapper(_reads_only):
            return view(request, *args, **kwargs)
