import pytest
from django.utils import translation

from praksisnet.kit.actor import Actor


@pytest.fixture
def by():
    return Actor.system("test")


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield
