"""A form that is sent twice has one effect: a hidden key in the form, a receipt in the transaction of the change."""

import hashlib
import secrets
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect  # noqa: TID251 -- it wraps views
from markupsafe import Markup

from praksisnet.journal.models import Receipt
from praksisnet.kit import clock

FIELD = "request_key"
P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def request_key() -> Markup:
    """The hidden field for a form whose view is ``@idempotent``: ``{{ request_key() }}`` in a template."""
    return Markup('<input type="hidden" name="{}" value="{}">').format(FIELD, secrets.token_urlsafe(16))


def idempotent(view: View[P]) -> View[P]:
    """Let a repeated or parallel POST of one form have one effect; the repeat is led where the first was led.

    The view runs in one transaction with its receipt. An answer that is not a redirect (errors to mend) leaves no
    receipt, so the mended form may come under the same key. A POST without a key runs unprotected.
    """

    @wraps(view)
    def once(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        given = request.POST.get(FIELD, "") if request.method == "POST" else ""
        if not given:
            return view(request, *args, **kwargs)
        key = _key(request, given)
        with transaction.atomic():
            receipt = _receipt(key, request.user.pk)
            if receipt is None:
                return HttpResponseRedirect(Receipt.objects.get(key=key).location)
            response = view(request, *args, **kwargs)
            _finish(receipt, response)
        return response

    return once


def _key(request: HttpRequest, given: str) -> str:
    """The same key from another person or to another address is another key."""
    return hashlib.sha256(f"{request.user.pk}\n{request.path}\n{given}".encode()).hexdigest()


def _receipt(key: str, actor_id: int | None) -> Receipt | None:
    """A new receipt; None when the form was taken in before. A parallel one waits here for the first."""
    try:
        with transaction.atomic():
            return Receipt.objects.create(key=key, actor_id=actor_id, at=clock.now())
    except IntegrityError:
        return None


def _finish(receipt: Receipt, response: HttpResponse) -> None:
    location = response.headers.get("Location", "")
    if 300 <= response.status_code < 400 and location:
        receipt.location = location
        receipt.save(update_fields=["location"])
    else:
        receipt.delete()
