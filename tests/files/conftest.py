import pytest

from praksisnet.access.actions import audience
from praksisnet.files import inspection
from praksisnet.files.actions import keep
from praksisnet.files.inspection import Checked
from praksisnet.files.words import Kind
from praksisnet.kit.actor import Actor
from tests import factories


@pytest.fixture(autouse=True)
def _patient(monkeypatch):
    """A busy machine is no reason to refuse a file here."""
    monkeypatch.setattr(inspection, "MOST_SECONDS", 300)


@pytest.fixture
def koege(db):
    """A network with a place."""
    return factories.network(name="Netværk Sjælland")


@pytest.fixture
def mette(koege):
    """Holds the place."""
    person = factories.person("Mette Kjær")
    factories.tenure(factories.seat(koege), person)
    return person


@pytest.fixture
def line(koege):
    """Runs the programme."""
    return koege.programme.created_by


@pytest.fixture
def readers(koege):
    return audience({f"network:{koege.pk}", f"role:facilitator:programme:{koege.programme_id}"})


@pytest.fixture
def kept(readers):
    """Keeps a file; what is said is put into it."""

    def make(data=b"%PDF-1.4 ten", *, by=None, visible_from=None, name="slides.pdf"):
        checked = Checked(data, name, Kind.PDF, 1, "Aftaler", "d" * 64)
        return keep(checked, audience=readers, visible_from=visible_from, by=by or Actor.system("test"))

    return make
