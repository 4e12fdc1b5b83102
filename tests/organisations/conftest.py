import pytest

from praksisnet.kit.actor import Actor

BY = Actor.system("test")


@pytest.fixture
def by():
    return BY


@pytest.fixture(autouse=True)
def _english(in_english):
    """What is refused is read in English."""
