"""Talks to the mail server: one connection for a batch, and what an answer means for the letter."""

import smtplib
import ssl
from dataclasses import dataclass
from email.message import EmailMessage
from enum import StrEnum

from django.conf import settings

from praksisnet.notices.bounces import return_address


class Outcome(StrEnum):
    SENT = "sent"
    REFUSED = "refused"  # for good: the letter has failed
    LATER = "later"  # this letter, for now
    AWAY = "away"  # the server, not the letter: it costs no try


@dataclass(frozen=True, slots=True)
class Answer:
    outcome: Outcome
    reason: str = ""


class Carrier:
    """Sends messages one by one; connects when needed and again after the server hung up. Use as a context manager."""

    def __init__(self) -> None:
        self._connection: smtplib.SMTP | None = None

    def __enter__(self) -> "Carrier":
        return self

    def __exit__(self, *_exc: object) -> None:
        if self._connection:
            try:
                self._connection.quit()
            except (OSError, smtplib.SMTPException):
                self._connection.close()
            self._connection = None

    def send(self, message: EmailMessage) -> Answer:
        try:
            connection = self._connected()
        except (OSError, smtplib.SMTPException) as trouble:
            self._hang_up()
            return Answer(Outcome.AWAY, _reason(trouble))
        try:
            connection.send_message(message, from_addr=return_address(message["Message-ID"]) or None)
        except (smtplib.SMTPServerDisconnected, OSError) as trouble:
            # SMTPException is an OSError too: those with an answer of the server are told apart below.
            return self._after(trouble)
        return Answer(Outcome.SENT)

    def _after(self, trouble: OSError) -> Answer:
        match trouble:
            case smtplib.SMTPRecipientsRefused(recipients=refused):
                code, text = next(iter(refused.values()))
                return _verdict(code, text)
            case smtplib.SMTPNotSupportedError():
                return Answer(Outcome.REFUSED, "The mail server does not take this address.")
            case smtplib.SMTPSenderRefused():
                # The server dislikes us or is busy, not the reader.
                return Answer(Outcome.AWAY, _reason(trouble))
            case smtplib.SMTPResponseException(smtp_code=code, smtp_error=text) if code > 0:
                return _verdict(code, text)
            case _:
                self._hang_up()
                return Answer(Outcome.LATER, _reason(trouble))

    def _hang_up(self) -> None:
        if self._connection:
            self._connection.close()
            self._connection = None

    def _connected(self) -> smtplib.SMTP:
        if self._connection is None:
            self._connection = _connect()
        return self._connection


def _connect() -> smtplib.SMTP:
    context = ssl.create_default_context() if settings.SMTP_SECURITY != "none" else None
    if settings.SMTP_SECURITY == "tls":
        connection: smtplib.SMTP = smtplib.SMTP_SSL(
            settings.SMTP_HOST,
            settings.SMTP_PORT,
            settings.MAIL_DOMAIN,
            timeout=settings.SMTP_TIMEOUT,
            context=context,
        )
    else:
        connection = smtplib.SMTP(
            settings.SMTP_HOST, settings.SMTP_PORT, settings.MAIL_DOMAIN, timeout=settings.SMTP_TIMEOUT
        )
    try:
        if settings.SMTP_SECURITY == "starttls":
            connection.starttls(context=context)
        if settings.SMTP_USER:
            connection.login(settings.SMTP_USER, settings.SMTP_PASSWORD)
    except (OSError, smtplib.SMTPException):
        connection.close()
        raise
    return connection


def _verdict(code: int, text: bytes | str) -> Answer:
    if code == 421:  # "service not available, closing": said to everybody
        return Answer(Outcome.AWAY, _said(code, text))
    return Answer(Outcome.REFUSED if code >= 500 else Outcome.LATER, _said(code, text))


def _said(code: int, text: bytes | str) -> str:
    words = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return f"{code} {' '.join(words.split())}"[:200]


def _reason(trouble: OSError) -> str:
    if isinstance(trouble, smtplib.SMTPResponseException):
        return _said(trouble.smtp_code, trouble.smtp_error)
    return type(trouble).__name__
