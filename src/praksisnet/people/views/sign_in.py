from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from praksisnet.kit.actor import Actor
from praksisnet.kit.pages import posted, show
from praksisnet.people import limits, sign_in, sockets
from praksisnet.people.actions import note_sign_in
from praksisnet.people.forms import CodeForm, RequestCodeForm
from praksisnet.people.gate import too_many


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def request_code(request: HttpRequest) -> HttpResponse:
    next_url = sign_in.safe_next(request)
    if request.user.is_authenticated:
        return redirect(next_url)
    form = RequestCodeForm(posted(request))
    if form.is_valid():
        address, network = form.cleaned_data["email"], sign_in.network(request)
        by_address = ("code", address, limits.CODES_BY_ADDRESS)
        if wait := limits.spend(by_address, ("codes", network, limits.CODES_BY_NETWORK)):
            return too_many(request, wait)
        sign_in.send_code(request, address)
        return redirect(_with_next("account_confirm_login_code", next_url))
    context = {"form": form, "next": next_url, "panels": sockets.sign_in_panels()}
    context["waiting"] = sockets.destination(next_url)
    return show(request, "people/sign_in.html", context)


@login_not_required
@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_code(request: HttpRequest) -> HttpResponse:
    next_url = sign_in.safe_next(request)
    if request.user.is_authenticated:
        return redirect(next_url)
    pending = sign_in.pending_code(request)
    if pending is None:
        return render(request, "people/no_code.html", {"again": _with_next("account_request_login_code", next_url)})
    form = CodeForm(posted(request), is_right=pending.is_right)
    if form.is_bound:
        by_network = ("tries", sign_in.network(request), limits.TRIES_BY_NETWORK)
        if wait := limits.spend(by_network, ("tries of code", pending.mark, limits.TRIES_OF_CODE)):
            return too_many(request, wait)
        return _enter(request, pending, next_url) if form.is_valid() else _wrong(request, pending, form, next_url)
    return _code_page(request, pending, form, next_url)


def _enter(request: HttpRequest, pending: sign_in.PendingCode, next_url: str) -> HttpResponse:
    response = pending.finish(next_url)
    if request.user.is_authenticated:
        note_sign_in(request.user, by=Actor.person(request.user))
    return response


def _wrong(request: HttpRequest, pending: sign_in.PendingCode, form: CodeForm, next_url: str) -> HttpResponse:
    if pending.fail():
        return _code_page(request, pending, form, next_url)
    messages.error(request, _("The code was wrong three times and no longer works. Get a new one."))
    return redirect(_with_next("account_request_login_code", next_url))


def _code_page(request: HttpRequest, pending: sign_in.PendingCode, form: CodeForm, next_url: str) -> HttpResponse:
    again = _with_next("account_request_login_code", next_url)
    context = {"form": form, "next": next_url, "address": pending.address, "again": again}
    return show(request, "people/code.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_out(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return render(request, "people/sign_out.html")
    logout(request)
    messages.success(request, _("You have logged off."))
    return redirect("/")


def _with_next(name: str, next_url: str) -> str:
    return reverse(name) + ("" if next_url == "/" else "?" + urlencode({"next": next_url}))
