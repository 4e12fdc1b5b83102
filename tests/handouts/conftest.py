"""A programme with a library, a meeting that has been, and those who read and write there."""

import pytest

from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.knowledge.actions import create_resource, publish_resource

BODY = "Den udfyldes sammen.\n\n## Før mødet\n\nAftal hvem. Skriv det ned.\n\n## På mødet\n\nTal om det."


@pytest.fixture(autouse=True)
def _english(settings, in_english):
    settings.LANGUAGE_CODE = "en"


@pytest.fixture
def by(world):
    return Actor.person(world.people[Who.KNOWLEDGE_PARTNER])


@pytest.fixture
def published(programme, by):
    """``published("Title", **values)``: a published resource."""

    def made(title, **values):
        values = {"kind": "tool", "summary": f"Om {title.lower()}.", **values}
        return publish_resource(create_resource(programme, title=title, by=by, **values), by=by)

    return made


@pytest.fixture
def resource(published):
    return published("Skabelon: aftale", summary="To sider til et møde.", body=BODY, source="Højskolen")


@pytest.fixture
def example(published):
    """Written in parts, with nothing below them."""
    parts = {
        "for_whom": "Nye familier.",
        "does": "Vi aftaler det:\n\n- hvem\n- hvor tit",
        "result": "Ro.",
        "contact": "Sonja Kragelund",
    }
    return published("Faste aftaler", kind="example", parts=parts)


@pytest.fixture
def reading(world):
    """``reading(Who.READER)``: their client, in English."""
    return lambda who: world.client(who, language="en")
