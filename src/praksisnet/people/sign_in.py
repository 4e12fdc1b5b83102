"""Everything that ties us to allauth: its adapters, and sign-in by mailed code on its login stages.

Passkeys, passwords and SSO come later and hook in here.
"""

import hashlib

from allauth.account.adapter import DefaultAccountAdapter, get_adapter
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.stages import LoginByCodeStage, LoginStageController
from allauth.core.internal.cryptokit import compare_user_code
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect  # noqa: TID251 -- adapters speak HTTP
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import salted_hmac

from praksisnet.kit.pages import own_path
from praksisnet.people import limits, mails
from praksisnet.people.models import Person
from praksisnet.people.queries import who_may_sign_in


class AccountAdapter(DefaultAccountAdapter):
    """allauth as we use it: no sign-up, no mails, messages or pages of its own."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 -- allauth's signature
        return False

    def add_message(self, *args: object, **kwargs: object) -> None:
        """Our pages say what happened."""

    def respond_user_inactive(self, request: HttpRequest, user: Person) -> HttpResponse:  # noqa: ARG002
        return HttpResponseRedirect(reverse("account_request_login_code"))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, object]) -> None:
        if template_prefix != "account/email/login_code":
            raise NotImplementedError(f"{template_prefix} is no letter of ours.")
        code = str(context["code"])
        _remember_newest(email, code)
        mails.send_code(email, code)


def network(request: HttpRequest) -> str:
    return limits.network_of(get_adapter().get_client_ip(request))


def send_code(request: HttpRequest, address: str) -> None:
    """Mail a code, or to an address that cannot sign in a letter that says so.

    The browser is told the same of both, after the same work: nobody learns from the answer or its time who is known.
    """
    person = who_may_sign_in(address)
    with translation.override(person.language if person else translation.get_language()):
        LoginCodeVerificationProcess.initiate(request=request, user=person, email=address)
        if person is None:
            _remember_newest(address, get_adapter().generate_login_code())
            mails.send_no_account(address)


class PendingCode:
    """A code that this browser has asked for."""

    def __init__(self, process: LoginCodeVerificationProcess) -> None:
        self._process = process

    @property
    def address(self) -> str:
        return str(self._process.state["email"])

    @property
    def mark(self) -> str:
        """Tells one request for a code from another, whether or not a code was mailed."""
        return f"{self.address}\n{self._process.state['at']}"

    def is_right(self, typed: str) -> bool:
        """Whether this is the code, and no newer one was mailed to the address, perhaps from another browser.

        The address must still open the door to the same person: it may have been taken back since the code was mailed.
        """
        is_newest = cache.get(_newest_key(self.address)) == _digest(self.address, self._process.code)
        person = who_may_sign_in(self.address)
        is_still = person is not None and person == self._process.user
        return bool(compare_user_code(actual=typed, expected=self._process.code)) and is_newest and is_still

    def fail(self) -> bool:
        """Count a wrong try; False when it was the last and the code is void."""
        return bool(self._process.record_invalid_attempt())

    def finish(self, next_url: str) -> HttpResponse:
        cache.delete(_newest_key(self.address))
        response: HttpResponse = self._process.finish(next_url)
        return response


def pending_code(request: HttpRequest) -> PendingCode | None:
    """The code this browser waits for, unless it has expired. Nothing is changed: a GET asks too."""
    stage = LoginStageController.enter(request, LoginByCodeStage.key)
    process = LoginCodeVerificationProcess(stage=stage) if stage else None
    return PendingCode(process) if process and process.is_valid() else None


def sign_in_as(request: HttpRequest, person: Person) -> None:
    """Open a session for somebody who has proved their address elsewhere (``proofs``), and for the demo's personas."""
    get_adapter().login(request, person)
    UserSession.objects.create_from_request(request)


def safe_next(request: HttpRequest) -> str:
    """Where to go after sign-in: the address asked for when it is ours, else the front page."""
    return own_path(request, request.POST.get("next") or request.GET.get("next") or "") or "/"


def _remember_newest(address: str, code: str) -> None:
    cache.set(_newest_key(address), _digest(address, code), settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT)


def _newest_key(address: str) -> str:
    return f"people.code.{hashlib.sha256(address.lower().encode()).hexdigest()}"


def _digest(address: str, code: str) -> str:
    return salted_hmac("praksisnet.people.code", f"{address.lower()}\n{code}", algorithm="sha256").hexdigest()
