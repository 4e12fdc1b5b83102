import pytest
from django.utils import translation

from praksisnet.kit.actor import Actor
from praksisnet.organisations.actions import load_denmark

BY = Actor.system("test")


@pytest.fixture
def by():
    return BY


@pytest.fixture
def denmark(db):
    return load_denmark(domains="example", by=BY)


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield
