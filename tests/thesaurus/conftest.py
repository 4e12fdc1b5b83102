import pytest

from praksisnet.access.actions import audience
from praksisnet.kit.actor import Actor
from praksisnet.search.actions import put
from praksisnet.search.analysis import danish
from praksisnet.search.documents import Document
from tests import factories

BY = Actor.system("test")


@pytest.fixture(autouse=True)
def _analyser():
    """The next test's analyser splits what it always splits."""
    yield
    danish().keep_whole(())


@pytest.fixture
def write(db):
    def _write(title, text="", *, tokens=("member",)):
        whom = audience(tokens)
        put(Document(kind="resource", key=title, title=title, text=text, address=f"/{title}/", audience=whom))

    return _write


@pytest.fixture
def programme(db):
    return factories.programme(factories.person("Line Mortensen"))


@pytest.fixture
def people(programme):
    """Four members of one network."""
    network = factories.network(programme)
    seats = [factories.seat(network, factories.municipality(), number=1) for _one in range(4)]
    return [factories.tenure(seat, factories.person()).person for seat in seats]


@pytest.fixture
def ellen(programme):
    ellen = factories.person("Ellen Thorup")
    factories.role(ellen, "knowledge_partner", programme)
    return ellen
