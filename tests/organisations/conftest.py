import pytest

from praksisnet.kit.actor import Actor
from praksisnet.organisations.actions import load_denmark

BY = Actor.system("test")


@pytest.fixture
def by():
    return BY


@pytest.fixture
def denmark(db):
    return load_denmark(domains="example", by=BY)
