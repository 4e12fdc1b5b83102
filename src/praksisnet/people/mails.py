"""The two letters of sign-in. They go by Django's mail, whose backend is the outbox: notices stands above people."""

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _


def send_code(address: str, code: str) -> None:
    """In the active language: the reader's own."""
    _send(
        address,
        _("Praksisnet: your code"),
        "code",
        {"code": code, "minutes": settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT // 60},
    )


def send_no_account(address: str) -> None:
    """To an address that cannot sign in: the page must not tell, but its owner should not wait for a code."""
    _send(address, _("Praksisnet: about your sign-in"), "no_account", {"address": address})


def _send(address: str, title: str, name: str, context: dict[str, object]) -> None:
    context = {**context, "title": title, "language": translation.get_language(), "demo": settings.DEMO}
    text = render_to_string(f"people/mail_{name}.txt", context).strip() + "\n"
    message = EmailMultiAlternatives(title, text, to=[address])
    message.attach_alternative(render_to_string(f"people/mail_{name}.html", context), "text/html")
    message.send()
