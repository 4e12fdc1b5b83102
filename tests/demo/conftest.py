from collections.abc import Callable
from email.message import EmailMessage

import pytest

from praksisnet.demo import mailbox


@pytest.fixture
def demo(settings, tmp_path):
    """The demo's addresses and an empty mailbox."""
    settings.DEMO, settings.DATA, settings.ROOT_URLCONF = True, tmp_path, "tests.demo.urls"


@pytest.fixture
def letter() -> Callable[..., EmailMessage]:
    def make(to: str = "mette.kjaer@koege.example", title: str = "Din kode er 123456", html: str = "") -> EmailMessage:
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = "Praksisnet <net@praksisnet.example>", to, title
        message["Date"] = "Thu, 03 Dec 2026 09:30:00 +0100"
        message.set_content("Koden er 123456.\n\nhttp://127.0.0.1:8000/help/ <b>ikke fed</b>\n")
        if html:
            message.add_alternative(html, subtype="html")
        return message

    return make


@pytest.fixture
def delivered(demo, letter) -> Callable[..., str]:
    """A letter in the mailbox; gives its key."""

    def put(to: str = "mette.kjaer@koege.example", **parts: str) -> str:
        return mailbox.store(letter(to, **parts).as_bytes(), to)

    return put
