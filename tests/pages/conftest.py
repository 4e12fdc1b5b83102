import pytest
from django.utils import translation

from tests.world import World


@pytest.fixture
def world(db) -> World:
    return World()


@pytest.fixture
def in_english():
    with translation.override("en"):
        yield
