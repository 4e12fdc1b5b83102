"""A file is kept, shown, thrown away, and swept."""

import os
from datetime import date, timedelta

import pytest
from django.db import transaction

from praksisnet.access.actions import audience
from praksisnet.files import store as kept_bytes
from praksisnet.files.actions import discard, erase_traces, show_to, store, sweep
from praksisnet.files.disk import path_of
from praksisnet.files.models import StoredFile
from praksisnet.files.queries import unused
from praksisnet.journal.queries import entries_about
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.models import Meeting, Session, Speaking
from praksisnet.people.sockets import personal_data
from tests.files.documents import pdf
from tests.guard.numbers import some_number

BY = Actor.system("test")


def verbs(file: StoredFile) -> list[str]:
    return sorted(entry.verb for entry in entries_about(file))


def lies_there(file: StoredFile) -> bool:
    return path_of(file.key).exists()


@pytest.fixture
def used(koege, kept):
    """A file that a speaker's talk points at."""
    file = kept()
    meeting = Meeting.objects.create(programme=koege.programme, network=koege, kind="network", title="Møde")
    session = Session.objects.create(meeting=meeting, kind="talk", title="Oplæg")
    Speaking.objects.create(session=session, name="Peter Vang", slides=file)
    return file


def test_store_keeps_bytes_and_text(readers, mette):
    file = store(pdf("Aftaler"), name="../oplæg.PDF", audience=readers, by=Actor.person(mette))

    assert path_of(file.key).read_bytes() == pdf("Aftaler")
    assert (file.name, file.kind, file.pages, file.text) == ("oplæg.pdf", "pdf", 1, "Aftaler")
    assert (file.size, file.uploaded_by, verbs(file)) == (len(pdf("Aftaler")), mette, ["file_stored"])


def test_store_leaves_nothing_of_what_it_refuses(readers):
    before = sorted(path_of("aa").parent.parent.glob("*/*"))

    with pytest.raises(Refused):
        store(pdf(some_number()), name="a.pdf", audience=readers, by=BY)

    assert StoredFile.objects.count() == 0
    assert sorted(path_of("aa").parent.parent.glob("*/*")) == before


def test_a_broken_write_leaves_nothing(kept, monkeypatch):
    def fail(_handle):
        raise OSError("No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    before = sorted(path_of("aa").parent.parent.glob("*/.*"))

    with pytest.raises(OSError, match="No space"), transaction.atomic():
        kept()

    assert (StoredFile.objects.count(), sorted(path_of("aa").parent.parent.glob("*/.*"))) == (0, before)


def test_only_the_owner_of_the_process_reads_the_folder(kept):
    folder = path_of(kept().key).parent

    assert folder.stat().st_mode & 0o077 == 0


def test_show_to_writes_down_who_may_read(kept, mette):
    file, mine = kept(), audience({f"person:{mette.pk}"})

    show_to(file, audience=mine, visible_from=None, by=BY)

    assert (StoredFile.objects.get().audience, verbs(file)) == (mine, ["file_shown", "file_stored"])


def test_show_to_the_same_again_changes_nothing(kept, readers):
    file = kept()

    show_to(file, audience=readers, visible_from=None, by=BY)

    assert verbs(file) == ["file_stored"]


def test_discard_removes_row_and_bytes(kept, django_capture_on_commit_callbacks):
    file = kept()

    with django_capture_on_commit_callbacks(execute=True):
        assert discard(file, by=BY)

    assert (StoredFile.objects.count(), lies_there(file)) == (0, False)


def test_discard_leaves_what_is_in_use(used):
    assert (discard(used, by=BY), lies_there(used)) == (False, True)


def test_unused_asks_every_room_that_points_here(used, kept):
    alone = kept()

    assert list(unused()) == [alone]


def test_sweep_takes_what_nothing_points_at(kept, used, django_capture_on_commit_callbacks):
    file = kept()

    with clock.moved_to(clock.now() + timedelta(days=2)), django_capture_on_commit_callbacks(execute=True):
        sweep(by=BY)

    assert (lies_there(file), lies_there(used), StoredFile.objects.get()) == (False, True, used)


def test_sweep_spares_what_is_new(kept):
    file = kept()

    assert (sweep(by=BY), lies_there(file)) == (0, True)


def test_sweep_takes_bytes_without_a_row(db):
    key = kept_bytes.new_key()
    kept_bytes.write(key, b"left behind")

    with clock.moved_to(date.today() + timedelta(days=3)):
        sweep(by=BY)

    assert not path_of(key).exists()


def test_sweep_names_missing_bytes_in_the_log(used, caplog):
    kept_bytes.remove(used.key)

    sweep(by=BY)

    assert [record.levelname for record in caplog.records if used.key in record.getMessage()] == ["ERROR"]


def test_erase_traces_leaves_the_file(kept, mette):
    file = kept(by=Actor.person(mette))

    erase_traces(mette, by=BY)

    assert StoredFile.objects.get(pk=file.pk).uploaded_by is None


def test_my_data_names_my_files(kept, mette):
    kept(by=Actor.person(mette))
    mine = next(room for room in personal_data() if room.name == "files")

    assert [fact.value.endswith("slides.pdf") for fact in mine.about(mette).facts] == [True]
