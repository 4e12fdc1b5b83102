"""What a form is about may be changed by somebody else while it is being sent."""

import logging
from collections.abc import Callable

from django.contrib.messages.storage import default_storage
from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.urls import resolve

from praksisnet.kit.views import page_not_found

logger = logging.getLogger(__name__)

TIMES = 3  # that a change is begun
# PostgreSQL's codes; SQLite has one writer. Two wait for each other; and what a row was to point to is deleted, as seen
# only where the transaction ends.
_CROSSED = {"40P01", "23503"}


class CrossedMiddleware:
    """Where two changes wait for each other's rows, or one deletes what the other points to, the database breaks one
    off: it is begun again as a whole.

    Where what it is about was hidden, deleted or taken back meanwhile there is nothing, as there would have been a
    moment later. Either way what was begun is taken back already.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if request.method != "POST":
            return None
        met = exception
        for _ in range(1, TIMES):
            if not is_crossed(met):
                break
            logger.warning("A form that was sent met another change, and is begun again.")
            try:
                return _again(request)
            except Exception as error:
                met = error
        if isinstance(met, ObjectDoesNotExist):
            logger.warning("Gone while a form was sent: %s", type(met).__qualname__)
            return page_not_found(request, met)
        if met is not exception:
            raise met
        return None


def is_crossed(exception: Exception) -> bool:
    return isinstance(exception, DatabaseError) and getattr(exception.__cause__, "sqlstate", "") in _CROSSED


def _again(request: HttpRequest) -> HttpResponse:
    """The view once more, with files as they came and without what it had to say the first time."""
    for _name, files in request.FILES.lists():
        for file in files:
            file.seek(0)
    request._messages = default_storage(request)  # type: ignore[attr-defined]  # noqa: SLF001 -- as its middleware does
    view, args, kwargs = resolve(request.path_info)
    response: HttpResponse = view(request, *args, **kwargs)
    return response
