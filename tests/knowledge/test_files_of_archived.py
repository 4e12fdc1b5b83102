"""The files of what is archived, or withdrawn by the municipality, go with it, also for whoever has their address."""

import pytest
from django.urls import reverse

from praksisnet.files import store
from praksisnet.files.models import StoredFile
from praksisnet.handouts.actions import open_resource
from praksisnet.kit import clock
from praksisnet.kit.permissions import Who
from praksisnet.knowledge.actions import archive_resource, create_resource, publish_resource
from praksisnet.meetings.models import Speaking

READERS = [Who.PARTICIPANT, Who.COORDINATOR, Who.READER, Who.AUTHORITY]
WRITERS = [Who.FACILITATOR, Who.KNOWLEDGE_PARTNER]


@pytest.fixture
def file(world):
    return world.make("resource_file")


def read_by(world, file, people):
    """Who gets the file, and a picture of it, by its address."""
    store.write(store.preview_of(file.key), b"a picture")
    StoredFile.objects.filter(pk=file.pk).update(has_preview=True)
    return [who for who in people if {answered(world, who, file, name) for name in ("file", "preview")} == {200}]


def answered(world, who, file, name):
    return world.client(who).get(reverse(f"files:{name}", args=[file.pk])).status_code


def test_file_of_what_is_archived_is_read_by_those_who_write(world, file, by):
    before = read_by(world, file, [*READERS, *WRITERS])

    archive_resource(world.make("resource"), by=by)

    assert before == [*READERS, *WRITERS]
    assert read_by(world, file, [*READERS, *WRITERS]) == WRITERS


def test_open_file_is_read_by_nobody_else_once_it_is_archived(world, file, by):
    open_resource(world.make("resource"), by=by)
    before = read_by(world, file, [Who.OTHER_PARTICIPANT])

    archive_resource(world.make("resource"), by=by)

    assert (before, read_by(world, file, [Who.OTHER_PARTICIPANT, *READERS])) == ([Who.OTHER_PARTICIPANT], [])


def test_file_that_stands_in_something_published_too_is_read_still(world, file, by, programme):
    other = create_resource(programme, kind="tool", title="Et andet", summary="To.", files=[file], by=by)
    publish_resource(other, by=by)

    archive_resource(world.make("resource"), by=by)

    assert read_by(world, file, READERS) == READERS


def test_slides_of_a_session_are_read_at_the_meeting_still(world, file, by):
    Speaking.objects.filter(pk=world.make("speaking").pk).update(slides=file, slides_released_at=clock.now())

    archive_resource(world.make("resource"), by=by)

    assert Who.PARTICIPANT in read_by(world, file, READERS)
