"""A letter as a mail message: headers, text, HTML and calendar part."""

import re
from email.header import Header
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime
from urllib.parse import urlsplit

from django.conf import settings

from praksisnet.kit import clock
from praksisnet.notices.letters import Urgency
from praksisnet.notices.mails import address, unsubscribe_address
from praksisnet.notices.models import Letter


class LetterPolicy(EmailPolicy):
    """Writes subjects as encoded words throughout: EmailPolicy drops the space between a word it encodes and a line
    it breaks, and "Netværk Sjælland" arrives as "NetværkSjælland"."""

    def fold(self, name: str, value: str) -> str:
        return _subject(value, self.linesep) if name == "Subject" else super().fold(name, value)

    def fold_binary(self, name: str, value: str) -> bytes:
        return _subject(value, self.linesep).encode("ascii") if name == "Subject" else super().fold_binary(name, value)


def _subject(text: str, linesep: str) -> str:
    charset = "us-ascii" if text.isascii() else "utf-8"
    return f"Subject: {Header(str(text), charset, header_name='Subject').encode(linesep=linesep)}{linesep}"


SMTP = LetterPolicy(linesep="\r\n")
_METHOD = re.compile(rb"^METHOD:([A-Z]+)\s*$", re.MULTILINE)
_END = b"END:VCALENDAR\r\n"


def message_for(letter: Letter) -> EmailMessage:
    """The message of a letter; the same Message-ID at every try. Raises ValueError when a header cannot be written."""
    message = EmailMessage(policy=SMTP)
    message["From"] = settings.DEFAULT_FROM_EMAIL
    message["To"] = letter.to_address
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(clock.now())
    message["Message-ID"] = letter.message_id
    message["Content-Language"] = letter.language
    # Tells holiday replies and list software that a program wrote this.
    message["Auto-Submitted"] = "auto-generated"
    if reply_to := letter.reply_to or settings.MAIL_REPLY_TO:
        message["Reply-To"] = reply_to
    if letter.urgency in {Urgency.PLANNED, Urgency.DIGEST}:
        message["List-Id"] = f"<{letter.purpose.replace('_', '-')}.{urlsplit(settings.SITE_ADDRESS).hostname}>"
        _let_unsubscribe(message, letter)
    _fill(message, letter)
    return message


def _let_unsubscribe(message: EmailMessage, letter: Letter) -> None:
    """One press in the mail program, without signing in (RFC 8058), where the reader may choose about this mail."""
    page = unsubscribe_address(letter.to_person_id, letter.purpose, letter.to_address)
    message["List-Unsubscribe"] = f"<{page}one-click/>" if page else f"<{address('notices:preferences')}>"
    if page:
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"


def _fill(message: EmailMessage, letter: Letter) -> None:
    message.set_content(letter.text, cte="quoted-printable")
    if letter.html:
        message.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    if letter.calendar:
        _add_entries(message, bytes(letter.calendar))


def _add_entries(message: EmailMessage, calendar: bytes) -> None:
    """One entry is a part that calendar programs act on by themselves. Of several only files: such a part holds one
    UID (RFC 5546), and programs read one part a mail."""
    entries = [part + _END for part in calendar.split(_END) if part.strip()]
    for number, entry in enumerate(entries, 1):
        found = _METHOD.search(entry)
        method = {"method": found.group(1).decode() if found else "PUBLISH"}
        name = "praksisnet.ics" if len(entries) == 1 else f"praksisnet-{number}.ics"
        if len(entries) == 1:
            message.add_alternative(entry.decode(), subtype="calendar", cte="base64", params=method)
        message.add_attachment(entry, "text", "calendar", filename=name, params=method)
