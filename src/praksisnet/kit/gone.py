"""What a form is about may be hidden, deleted or taken back by somebody else while it is being sent."""

import logging
from collections.abc import Callable

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest, HttpResponse

from praksisnet.kit.views import page_not_found

logger = logging.getLogger(__name__)


class GoneMiddleware:
    """Then there is nothing, as there would have been a moment later; what was begun is taken back already."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if request.method != "POST" or not isinstance(exception, ObjectDoesNotExist):
            return None
        logger.warning("Gone while a form was sent: %s", type(exception).__qualname__)
        return page_not_found(request, exception)
