"""A programme with two networks that tells what is new, and people of another who must not hear it."""

import pytest
from django.test import Client

from praksisnet.kit.actor import Actor
from praksisnet.networks.models import Network
from praksisnet.news.actions import publish_news, write_news


@pytest.fixture(autouse=True)
def _english(settings, in_english):
    settings.LANGUAGE_CODE = "en"


@pytest.fixture
def by(line):
    return Actor.person(line)


@pytest.fixture
def second(programme):
    """A network of the programme in which nobody of the world sits."""
    return Network.objects.create(programme=programme, name="Netværk To")


@pytest.fixture
def written(programme, by):
    """``written("Title", **values)``: a draft."""

    def made(title, **values):
        return write_news(programme, title=title, by=by, **{"summary": "Et par linjer.", **values})

    return made


@pytest.fixture
def published(written, by):
    """``published("Title", **values)``: the same, published now."""
    return lambda title, **values: publish_news(written(title, **values), by=by)


@pytest.fixture
def anybody():
    """A browser that nobody has logged on with."""
    return Client(headers={"accept-language": "en"})
