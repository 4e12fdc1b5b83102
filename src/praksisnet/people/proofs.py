"""Somebody proves that a mail address is theirs, by a code, before they are anybody here.

The code lives in the browser's session, as a digest, for as long as one for logging on; three wrong tries void it.
Everybody who asks gets a code, so that neither the page nor the mail tells who is known.
"""

from dataclasses import dataclass

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.http import HttpRequest  # noqa: TID251 -- it keeps the proof in the browser's session
from django.utils import translation
from django.utils.crypto import constant_time_compare, salted_hmac

from praksisnet.kit import clock
from praksisnet.people import mails
from praksisnet.people.queries import who_may_sign_in

MOST_TRIES = 3
_KEPT = "people.proof"


@dataclass(frozen=True, slots=True)
class Proof:
    """A code this browser waits for, asked for on behalf of ``purpose``."""

    purpose: str
    address: str
    digest: str
    at: int
    tries: int

    @property
    def mark(self) -> str:
        """Tells one code from another."""
        return f"{self.address}\n{self.digest}"

    def is_right(self, typed: str) -> bool:
        """As codes are compared when somebody logs on: with or without the dash, in any case."""
        shaped = "".join(sign for sign in typed.upper() if sign.isalnum())
        return constant_time_compare(_digest(self.address, shaped), self.digest)


def send_proof(request: HttpRequest, purpose: str, address: str) -> None:
    """Mail a code to the address, in its reader's language; an older code of this browser is void."""
    code = get_adapter().generate_login_code()
    shaped = "".join(sign for sign in code.upper() if sign.isalnum())
    kept = {"purpose": purpose, "address": address, "digest": _digest(address, shaped), "tries": 0}
    request.session[_KEPT] = {**kept, "at": int(clock.now().timestamp())}
    person = who_may_sign_in(address)
    with translation.override(person.language if person else translation.get_language()):
        mails.send_code(address, code)


def pending_proof(request: HttpRequest, purpose: str) -> Proof | None:
    """The code this browser waits for, unless it is void. Nothing is changed: a GET asks too."""
    kept = request.session.get(_KEPT)
    if not kept or kept["purpose"] != purpose or kept["tries"] >= MOST_TRIES:
        return None
    is_old = clock.now().timestamp() - kept["at"] > settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT
    return None if is_old else Proof(**kept)


def fail_proof(request: HttpRequest) -> bool:
    """Count a wrong try; False when it was the last and the code is void."""
    kept = request.session[_KEPT]
    request.session[_KEPT] = {**kept, "tries": kept["tries"] + 1}
    return bool(kept["tries"] + 1 < MOST_TRIES)


def forget_proof(request: HttpRequest) -> None:
    request.session.pop(_KEPT, None)


def _digest(address: str, code: str) -> str:
    return salted_hmac("praksisnet.people.proof", f"{address.lower()}\n{code}", algorithm="sha256").hexdigest()
