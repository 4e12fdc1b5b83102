"""Django's mail goes through the outbox too: allauth's codes are letters like all others."""

import secrets
from collections.abc import Sequence
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.translation import get_language

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.notices.actions import post
from praksisnet.notices.letters import Draft, Urgency
from praksisnet.notices.purposes import SIGN_IN_CODE


class OutboxBackend(BaseEmailBackend):
    """``EMAIL_BACKEND``: writes an outbox row for each reader of a message.

    Only sign-in mail comes this way (rooms post Drafts), so the purpose is a code, wiped when sent and dropped when it
    has expired.
    """

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            for address in message.recipients():
                post(_draft(message, address), by=Actor.system("mail"))
        return len(email_messages)


def _draft(message: EmailMessage, address: str) -> Draft:
    return Draft(
        to_address=address,
        language=get_language() or settings.LANGUAGE_CODE,
        purpose=SIGN_IN_CODE,
        urgency=Urgency.RECEIPT,
        subject=None,
        version=secrets.randbits(62),
        title=str(message.subject),
        text=str(message.body),
        html=_html(message),
        drop_after_at=clock.now() + timedelta(seconds=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT),
    )


def _html(message: EmailMessage) -> str:
    if isinstance(message, EmailMultiAlternatives):
        return next((str(part) for part, kind in message.alternatives if kind == "text/html"), "")
    return ""
