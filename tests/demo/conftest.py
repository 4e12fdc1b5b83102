from collections.abc import Callable, Iterator
from email.message import EmailMessage

import pytest
from django.db import connection, transaction
from django.urls import set_urlconf

from praksisnet.demo import mailbox
from praksisnet.demo.actions import fill_demo
from praksisnet.kit.actor import Actor
from praksisnet.networks.models import Programme
from tests.demo import urls  # noqa: F401 -- read while this is no demo, so that the product's own addresses stay as they are


@pytest.fixture
def demo(settings, tmp_path) -> Iterator[None]:
    """The demo's addresses and an empty mailbox."""
    settings.DEMO, settings.DATA, settings.ROOT_URLCONF = True, tmp_path, "tests.demo.urls"
    yield
    set_urlconf(None)  # the thread remembers the last request's


@pytest.fixture
def first(filled, db) -> Programme:
    """The period that is closed."""
    return Programme.objects.get(continuations__isnull=False)


@pytest.fixture
def second(filled, db) -> Programme:
    """The period that runs today."""
    return Programme.objects.get(continues__isnull=False)


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


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Filling takes half a minute: all tests that need it come one after the other, the last of all."""
    items.sort(key=lambda item: "filled" in getattr(item, "fixturenames", ()))


@pytest.fixture(scope="package")
def filled(django_db_setup, django_db_blocker):
    """The whole demo, filled once for all its tests and undone after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        made = fill_demo(by=Actor.system("test"))
        connection.check_constraints()  # once, or PostgreSQL does so at the end of each test
        yield made
        transaction.set_rollback(True)
