"""Køge takes part in a programme; Mette shares a template from its library."""

import re

import pytest
from django.core import mail

from praksisnet.kit.actor import Actor
from praksisnet.knowledge.actions import create_resource, publish_resource
from praksisnet.knowledge.queries.sharing import SharedResources
from praksisnet.readers.actions import become_reader
from praksisnet.readers.models import Reader
from praksisnet.readers.queries import ways_for
from tests import factories

JONAS = "jonas.riis@koege.example"


@pytest.fixture(autouse=True)
def _english(settings, in_english):
    """What is refused is read in English, and so are the pages of somebody who has not signed in."""
    settings.LANGUAGE_CODE = "en"


@pytest.fixture
def network(db):
    return factories.network()


@pytest.fixture
def programme(network):
    return network.programme


@pytest.fixture
def koege(network):
    koege = factories.municipality("Køge", domain="koege.example")
    factories.invitation(network, koege, answer="accepted")
    return koege


@pytest.fixture
def mette(network, koege):
    mette = factories.person("Mette Kjær", language="en")
    factories.tenure(factories.seat(network, koege), mette)
    return mette


@pytest.fixture
def birthe(network, koege):
    """Køge's coordinator."""
    birthe = factories.person("Birthe Holm", language="en")
    factories.role(birthe, "coordinator", network.programme, network=network, municipality=koege)
    return birthe


@pytest.fixture
def resource(programme):
    by = Actor.person(programme.created_by)
    draft = create_resource(programme, kind="tool", title="Skabelon: aftale", summary="To sider.", by=by)
    return publish_resource(draft, by=by)


@pytest.fixture
def door(mette, resource):
    """The address in the link that Mette gives to colleagues."""
    shared = SharedResources().told(resource.pk)
    return "/shared/" + ways_for(mette, shared)[0].address.partition("/shared/")[2]


@pytest.fixture
def joined(programme, koege):
    """``joined("jonas.riis@koege.example")``: a reader of Køge's."""

    def made(address=JONAS):
        person = become_reader(programme, koege, address, link="/library/", by=Actor.guest("Jonas Riis"))
        return Reader.objects.get(person=person)

    return made


@pytest.fixture
def code_in(settings):
    """``code_in()``: the code in the newest letter, as Django's mail sends it."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    return lambda: re.search(r"\b\d{4}-\d{4}\b", mail.outbox[-1].body)[0]
