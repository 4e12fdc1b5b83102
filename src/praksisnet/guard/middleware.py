"""What stands after the question mark of an address: browsers remember it, and every proxy writes it in its log."""

from collections.abc import Callable

from django.contrib import messages  # noqa: TID251 -- a middleware speaks HTTP
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict  # noqa: TID251
from django.utils.http import escape_leading_slashes
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.text import find_cpr

CPR_IN_QUERY = _("This looks like a CPR number. It was not searched for, and is no longer in the address.")


class QueryMiddleware:
    """For every search box at once: a CPR number is taken out of the address, and nothing is searched for.

    NULs are left out: nobody types them, and PostgreSQL answers them with an error.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "%00" in request.META.get("QUERY_STRING", ""):
            request.GET = QueryDict(request.META["QUERY_STRING"].replace("%00", ""))
        texts = [text for name, values in request.GET.lists() for text in (name, *values)]
        if request.method in {"GET", "HEAD"} and any(map(find_cpr, texts)):
            messages.error(request, CPR_IN_QUERY)
            return HttpResponseRedirect(escape_leading_slashes(request.path))
        return self.get_response(request)
