import pytest

from praksisnet.kit.actor import Actor


@pytest.fixture
def by():
    return Actor.system("test")


@pytest.fixture(autouse=True)
def _english(in_english):
    """What is refused is read in English."""
