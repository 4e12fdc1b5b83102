import pytest

from tests.world import World


@pytest.fixture
def world(db) -> World:
    """Two programmes with one person in each role; the second one's people must see nothing of the first."""
    return World()
