from datetime import date

import pytest

from praksisnet.files.models import StoredFile
from praksisnet.journal.queries import entries_about
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.knowledge.actions import mark_core
from praksisnet.practice.actions import change_local_version
from tests.guard.numbers import some_number
from tests.practice.conftest import CHANGED, upload


def test_change_writes_the_new_words_and_the_month(version, by):
    with clock.moved_to(date(2026, 11, 5)):
        changed = change_local_version(version, changed="Den er på to sider.", is_contact=True, by=by)

    assert (changed.changed, changed.why) == ("Den er på to sider.", "")
    assert changed.name == "Her Kommune’s version, November 2026"


def test_the_same_again_changes_nothing(version, by):
    change_local_version(version, changed=CHANGED, why="Vi har to.", is_contact=True, by=by)

    assert [entry.verb for entry in entries_about(version)] == ["local_version_made"]


def test_one_becomes_and_stops_being_the_contact_oneself_only(version, mette, birthe):
    said = {"changed": CHANGED, "why": "Vi har to."}

    by_birthe = change_local_version(version, **said, is_contact=False, by=Actor.person(birthe)).contact
    birthe_instead = change_local_version(version, **said, is_contact=True, by=Actor.person(birthe)).contact
    nobody = change_local_version(version, **said, is_contact=False, by=Actor.person(birthe)).contact

    assert (by_birthe, birthe_instead, nobody) == (mette, birthe, None)


def test_another_file_takes_the_place_of_the_first_which_is_gone(version, by):
    for name in ("den ene.pdf", "den anden.pdf"):
        version = change_local_version(version, changed=CHANGED, upload=upload(name), by=by)

    assert [file.name for file in StoredFile.objects.all()] == ["den anden.pdf"]
    change_local_version(version, changed=CHANGED, drops_file=True, by=by)
    assert not StoredFile.objects.exists()


def test_a_core_element_marked_later_is_asked_about(version, resource, by):
    marked = mark_core(resource, ["Skriftlig aftale"], by=by)
    version.refresh_from_db()
    asked = version.asks_about_core
    key = marked.core_elements[0].key

    changed = change_local_version(version, changed=CHANGED, core={key: True}, by=by)

    assert (asked, changed.asks_about_core, changed.core) == (True, False, {key: True})


@pytest.mark.parametrize("said", ["", "x" * 3001, f"Om {some_number()}"])
def test_change_refuses_what_make_refuses(version, by, said):
    with pytest.raises(Refused):
        change_local_version(version, changed=said, by=by)
