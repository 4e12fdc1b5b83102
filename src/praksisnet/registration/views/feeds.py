"""The feed that somebody's calendar fetches, and the page where its address is made."""

from hashlib import sha256

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from praksisnet.kit import calendar
from praksisnet.kit.links import BadLink
from praksisnet.kit.numbers import whole_number
from praksisnet.notices.mails import address
from praksisnet.people.gate import actor, reader
from praksisnet.registration import actions
from praksisnet.registration.queries.feeds import changed_at, entries_for, feed_of, feed_token, person_of_feed


@login_not_required
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """What a calendar fetches, without signing in; an address that is not in use is not there."""
    try:
        person = person_of_feed(token)
    except BadLink:
        raise Http404 from None
    entries = entries_for(person)
    data = calendar.publish(entries, "Praksisnet")
    response = HttpResponse(data, content_type="text/calendar; charset=utf-8; method=PUBLISH")
    # A calendar may keep what it has, if it asks each time; nobody else may.
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["ETag"] = etag = f'"{sha256(data).hexdigest()[:32]}"'
    if at := changed_at(entries):
        response.headers["Last-Modified"] = http_date(at.timestamp())
    answered = get_conditional_response(request, etag=etag, response=response)
    return answered if isinstance(answered, HttpResponse) else response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def subscription(request: HttpRequest) -> HttpResponse:
    person = reader(request)
    if request.method == "POST":
        return _chosen(request)
    feed = feed_of(person)
    link = address("registration:feed", token=feed_token(feed)) if feed else ""
    context = {"feed": feed, "link": link, "webcal": f"webcal:{link.partition(':')[2]}"}
    return render(request, "registration/subscription.html", context)


def _chosen(request: HttpRequest) -> HttpResponse:
    person, by = reader(request), actor(request)
    if request.POST.get("deed") == "end":
        actions.end_feed(person, by=by)
        messages.success(request, _("The address is closed. Your calendar fetches nothing more."))
    else:
        number = request.POST.get("number", "")
        actions.make_feed(person, number=whole_number(number, 0), by=by)
        said = _("The old address is closed. Use the new one.") if number else _("Here is your address.")
        messages.success(request, said)
    return redirect("registration:subscription")
