import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from praksisnet.kit import clock
from tests import factories

ASK, CODE = "/sign-in/", "/sign-in/code/"


@pytest.fixture(autouse=True)
def fresh_limits():
    """The counts of other tests do not stand in the cache."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def _english(settings, in_english):
    """Refusals are read in English, and so are the pages of somebody who has not signed in."""
    settings.LANGUAGE_CODE = "en"


@pytest.fixture
def letters(settings):
    """What is mailed: the outbox stands above people and has its own tests."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    return mail.outbox


@pytest.fixture
def mette(db):
    return factories.person("Mette Kjær", email="mette.kjaer@koege.example", language="en")


@pytest.fixture
def administrator(db):
    return factories.person("Anders Ager", administrator_since=clock.now(), language="en")


def rows_of(answer):
    """The rows of the page's table: the text of each cell."""
    bodies = re.findall(r"<tbody>(.*?)</tbody>", answer.content.decode(), re.S)
    return [
        [" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in re.split(r"</t[dh]>", row)[:-1]]
        for body in bodies
        for row in re.findall(r"<tr>(.*?)</tr>", body, re.S)
    ]


def signed_in(person):
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def admin_client(administrator):
    return signed_in(administrator)


@pytest.fixture
def mette_client(mette):
    return signed_in(mette)


def ask(client, address, **more):
    return client.post(ASK, {"email": address, **more})


def code_in(letter):
    return re.search(r"\b\d{4}-\d{4}\b", letter.body)[0]
