"""What several rooms' tests stand on; ``tests/conftest.py`` hands it out."""

from collections.abc import Iterator

import pytest
from django.utils import translation

from praksisnet.kit.actor import Actor
from praksisnet.organisations.actions import load_denmark
from praksisnet.organisations.actions.denmark import Loaded
from tests.world import World


@pytest.fixture
def world(db) -> World:
    """Two programmes with one person in each role; the second one's people must see nothing of the first."""
    return World()


@pytest.fixture
def denmark(db) -> Loaded:
    """The 98 municipalities and the regions, with invented mail domains."""
    return load_denmark(domains="example", by=Actor.system("test"))


@pytest.fixture
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield
