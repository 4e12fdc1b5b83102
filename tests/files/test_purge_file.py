"""A file that must not be anywhere is nowhere."""

from datetime import timedelta

import pytest

from praksisnet.files import sockets
from praksisnet.files import store as kept_bytes
from praksisnet.files.actions import purge_file, sweep
from praksisnet.files.disk import path_of
from praksisnet.files.models import StoredFile
from praksisnet.journal.queries import entries_about
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.knowledge.actions import create_resource
from praksisnet.meetings.models import Meeting, Session, Speaking
from praksisnet.search.models import Term

BY = Actor.system("test")


def lies_there(key: str) -> bool:
    return path_of(key).exists()


@pytest.fixture
def shared(koege, kept):
    """A speaker's slides, which a resource holds too; they have a preview."""
    file = kept(name="zebrafisk.pdf")
    kept_bytes.write(kept_bytes.preview_of(file.key), b"a picture")
    meeting = Meeting.objects.create(programme=koege.programme, network=koege, kind="network", title="Møde")
    session = Session.objects.create(meeting=meeting, kind="talk", title="Oplæg")
    Speaking.objects.create(session=session, name="Peter Vang", slides=file)
    create_resource(koege.programme, kind="tool", title="Skema", summary="Om skemaer.", files=[file], by=BY)
    return file


def test_purge_leaves_no_bytes_no_preview_and_no_words(shared, django_capture_on_commit_callbacks):
    words = Term.objects.filter(text__startswith="zebra", postings__isnull=False)
    assert words.exists()

    with django_capture_on_commit_callbacks(execute=True):
        assert purge_file(shared, by=BY)

    assert (StoredFile.objects.count(), words.exists()) == (0, False)
    assert [lies_there(key) for key in (shared.key, kept_bytes.preview_of(shared.key))] == [False, False]


def test_purge_sets_free_what_points_at_it(shared, koege):
    purge_file(shared, by=BY)

    assert [speaking.slides for speaking in Speaking.objects.all()] == [None]
    assert [list(resource.files.all()) for resource in koege.programme.resources.all()] == [[]]


def test_the_entry_tells_nothing_of_the_file(shared):
    purge_file(shared, by=BY)

    purged = next(entry for entry in entries_about(shared) if entry.verb == "file_purged")
    assert (purged.refs, purged.values_digest) == ({"kind": "pdf"}, None)


def test_purge_again_does_nothing(shared):
    purge_file(shared, by=BY)

    assert not purge_file(shared, by=BY)


def test_a_change_that_fails_purges_nothing(shared, monkeypatch):
    def fail(_file, _by):
        raise ZeroDivisionError

    monkeypatch.setattr(sockets, "letting_go", lambda: [fail])
    with pytest.raises(ZeroDivisionError):
        purge_file(shared, by=BY)

    assert (StoredFile.objects.get(), lies_there(shared.key)) == (shared, True)


def test_the_sweep_leaves_the_preview_of_what_is_kept(shared):
    with clock.moved_to(clock.now() + timedelta(days=2)):
        sweep(by=BY)

    assert lies_there(kept_bytes.preview_of(shared.key))
