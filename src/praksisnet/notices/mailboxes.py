"""The mailbox to which reports on letters come: a Maildir folder, or IMAP over TLS. Each new mail is looked at once."""

import imaplib
import mailbox
import ssl
from collections.abc import Callable
from urllib.parse import unquote, urlsplit

from django.conf import settings

MOST_MAILS = 500  # in one go: the rest comes with the next
Took = Callable[[bytes], bool]  # whether it was a report on one of our letters, and can be thrown away


class MailboxAway(Exception):
    """It cannot be read now; says why, without the password."""


def read_mailbox(address: str, took: Took) -> int:
    """Returns how many reports were taken. Those are thrown away; any other mail stays, marked as seen."""
    parts = urlsplit(address)
    if parts.scheme == "maildir":
        return _read_maildir(parts.path, took)
    return _read_imap(parts.hostname or "", parts.port or 993, unquote(parts.username or ""), parts.path[1:], took)


def _read_maildir(path: str, took: Took) -> int:
    try:
        box = mailbox.Maildir(path, create=False)
        new = [key for key in box.keys() if box.get_message(key).get_subdir() == "new"][:MOST_MAILS]  # noqa: SIM118 -- keys() of a mailbox is no dict's
        return sum(_take_from(box, key, took) for key in new)
    except (OSError, mailbox.Error) as trouble:
        raise MailboxAway(f"{path}: {type(trouble).__name__}") from trouble


def _take_from(box: mailbox.Maildir, key: str, took: Took) -> bool:
    if is_ours := took(box.get_bytes(key)):
        box.discard(key)
    else:
        seen = box.get_message(key)
        seen.set_subdir("cur")
        seen.add_flag("S")
        box[key] = seen
    return is_ours


def _read_imap(host: str, port: int, user: str, folder: str, took: Took) -> int:
    try:
        context = ssl.create_default_context()
        with imaplib.IMAP4_SSL(host, port, ssl_context=context, timeout=settings.SMTP_TIMEOUT) as server:
            server.login(user, settings.MAIL_BOUNCE_PASSWORD)
            answer, _found = server.select(f'"{folder or "INBOX"}"')
            if answer != "OK":
                raise MailboxAway(f"{host}: there is no folder {folder!r}")
            _answer, found = server.search(None, "UNSEEN")
            numbers = (found[0] or b"").split()[:MOST_MAILS]
            taken = sum(_take_over(server, number.decode(), took) for number in numbers)
            server.expunge()
            return taken
    except (OSError, imaplib.IMAP4.error) as trouble:
        raise MailboxAway(f"{host}: {type(trouble).__name__}") from trouble


def _take_over(server: imaplib.IMAP4, number: str, took: Took) -> bool:
    """Reading a mail marks it as seen."""
    _answer, parts = server.fetch(number, "(BODY[])")
    data = next((part[1] for part in parts if isinstance(part, tuple)), b"")
    if is_ours := took(data):
        server.store(number, "+FLAGS", "(\\Deleted)")
    return is_ours
