import pytest

from praksisnet.access.actions import audience
from praksisnet.files.queries import files_for
from praksisnet.journal.queries import entries_about
from praksisnet.kit.permissions import Who
from praksisnet.kit.refusal import Refused
from praksisnet.knowledge.actions import archive_resource, count_trials, publish_resource, share_library
from praksisnet.knowledge.queries import newest_for, resources_for
from praksisnet.knowledge.words import State
from praksisnet.networks.models import Programme
from tests import factories


def seen_by(resource, world):
    return {who for who, person in world.people.items() if resource in resources_for(person)}


def test_publish_shows_it_to_the_programme_its_readers_and_its_authority(written, world, by):
    published = publish_resource(written("Aftale"), by=by)

    assert published.state is State.PUBLISHED
    assert seen_by(published, world) == {
        Who.READER,
        Who.PARTICIPANT,
        Who.COORDINATOR,
        Who.FACILITATOR,
        Who.KNOWLEDGE_PARTNER,
        Who.AUTHORITY,
    }


def test_publish_to_an_audience_of_its_own(written, world, by):
    published = publish_resource(written("Aftale", tokens=[f"municipality:{world.here.municipality.pk}"]), by=by)

    assert seen_by(published, world) == {
        Who.PARTICIPANT,
        Who.COORDINATOR,
        Who.FACILITATOR,
        Who.KNOWLEDGE_PARTNER,
    }


def test_publish_again_changes_nothing(resource, by):
    at = resource.published_at

    again = publish_resource(resource, by=by)

    assert (again.published_at, entries_about(resource).filter(verb="resource_published").count()) == (at, 1)


def test_archive_takes_it_out_and_publish_brings_it_back(resource, world, by):
    archive_resource(resource, by=by)
    archive_resource(resource, by=by)
    while_archived = seen_by(resource, world)
    back = publish_resource(resource, by=by)

    assert (while_archived, back.state) == ({Who.FACILITATOR, Who.KNOWLEDGE_PARTNER}, State.PUBLISHED)
    assert entries_about(resource).filter(verb="resource_archived").count() == 1


def test_the_files_are_read_by_those_who_read_the_resource(written, file_of, world, mette, by):
    file = file_of(audience([f"role:facilitator:programme:{world.here.programme.pk}"]))
    draft = written("Aftale", files=[file])
    before = list(files_for(mette))

    publish_resource(draft, by=by)

    assert (before, list(files_for(mette))) == ([], [file])


def test_newest_comes_first(published, mette):
    first, second, third = (published(title) for title in ("A", "B", "C"))

    assert newest_for(mette, 2) == [third, second]


def test_trials_are_counted_once(resource, by):
    count_trials(resource, 3, by=by)
    count_trials(resource, 3, by=by)

    resource.refresh_from_db()
    assert (resource.tried_in, entries_about(resource).filter(verb="resource_trials_counted").count()) == (3, 1)


def test_a_library_is_read_in_the_programme_that_continues_it(resource, file_of, world, by):
    there = world.there.programme
    Programme.objects.filter(pk=there.pk).update(continues=world.here.programme)
    there.refresh_from_db()
    file = file_of(resource.audience)
    resource.files.add(file)

    shared = [share_library(world.here.programme, into=there, by=by) for _ in range(2)]

    assert shared == [1, 0]
    assert seen_by(resource, world) >= {Who.OTHER_PARTICIPANT, Who.PARTICIPANT}
    assert file in files_for(world.people[Who.OTHER_PARTICIPANT])


def test_a_library_is_not_shared_with_a_stranger(resource, world, by):
    with pytest.raises(Refused):
        share_library(world.here.programme, into=factories.programme(), by=by)
