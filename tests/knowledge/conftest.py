"""One programme with a library, and those who write in it."""

from itertools import count

import pytest

from praksisnet.files.models import StoredFile
from praksisnet.kit.actor import Actor
from praksisnet.knowledge.actions import create_resource, publish_resource
from praksisnet.themes.actions import create_theme

_number = count(1)


@pytest.fixture(autouse=True)
def _english(in_english):
    """What is refused, and what the pages say, is read in English."""


@pytest.fixture
def by(ellen):
    return Actor.person(ellen)


@pytest.fixture
def respite(db):
    return create_theme("Aflastning", name_en="Respite care", by=Actor.system("test"))


@pytest.fixture
def written(programme, by):
    """``written("Title", **values)``: a draft of that title."""

    def made(title, **values):
        values = {"kind": "tool", "summary": f"Om {title.lower()}.", **values}
        return create_resource(values.pop("programme", programme), title=title, by=by, **values)

    return made


@pytest.fixture
def published(written, by):
    """``published("Title", **values)``: the same, published."""
    return lambda title, **values: publish_resource(written(title, **values), by=by)


@pytest.fixture
def resource(published, respite):
    return published(
        "Skabelon: aftale om aflastning på tværs af kommuner",
        summary="To sider, der kan udfyldes på et møde.",
        body="## Sådan gør I\n\nUdfyld den sammen med familien.",
        source="Højskolen",
        themes=[respite],
    )


@pytest.fixture
def file_of():
    """``file_of(audience)``: a file shown to that audience, without bytes."""

    def made(audience, **values):
        return StoredFile.objects.create(
            **{
                "key": f"k{next(_number)}",
                "name": "Aftale.pdf",
                "kind": "pdf",
                "size": 9,
                "digest": "0",
                **values,
            },
            audience=audience,
        )

    return made
