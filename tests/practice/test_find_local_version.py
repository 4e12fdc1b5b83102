"""Who finds a municipality's own version, and by which words."""

import pytest

from praksisnet.cases.actions import press, release
from praksisnet.cases.sockets import kind_named
from praksisnet.files.actions import purge_file
from praksisnet.files.inspection import Checked
from praksisnet.files.words import Kind
from praksisnet.journal.queries import entries_about
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.knowledge.actions import change_resource
from praksisnet.people.models import Person
from praksisnet.practice.actions import change_local_version, share_local_version, unshare_local_version
from praksisnet.practice.words import LOCAL_VERSION
from praksisnet.search.models import SearchEntry
from praksisnet.search.queries import find
from tests.practice.conftest import CHANGED

CHANGED_TOO = f"{CHANGED} Bilag om sommerhus."


@pytest.fixture
def filed(version, by):
    """With a file that says what the version's own words do not."""
    upload = Checked(b"%PDF-1.4", "vores.pdf", Kind.PDF, 1, "Ring til zebrafinken.", "0" * 64)
    return change_local_version(version, changed=CHANGED_TOO, upload=upload, is_contact=True, by=by)


def finds(person, words):
    """Asked as somebody who signs in now: what one stands for is read once."""
    return bool(find(Person.objects.get(pk=person.pk), words, kinds=[LOCAL_VERSION]).entries)


@pytest.mark.parametrize("words", ["sommerhus", "zebrafinken", "vores.pdf"])
def test_its_words_and_those_of_its_file_are_found_by_those_who_may_read_it(words, world, faxe, mette, filed, by):
    strangers = [world.people[who] for who in (Who.OTHER_PARTICIPANT, Who.READER, Who.AUTHORITY)]
    before = [finds(one, words) for one in (mette, faxe.holder, *strangers)]

    share_local_version(filed, by=by)
    after = [finds(one, words) for one in (mette, faxe.holder, *strangers)]
    unshare_local_version(filed, by=by)

    assert (before, after) == ([True, False, False, False, False], [True, True, False, False, False])
    assert finds(faxe.holder, words) is False


def test_when_its_resource_gets_another_title_it_is_found_by_that_at_once(version, mette, line):
    change_resource(version.resource, title="Skabelon: weekendaftale", by=Actor.person(line))

    assert SearchEntry.objects.get(kind=LOCAL_VERSION).title.endswith(": Skabelon: weekendaftale")
    assert finds(mette, "weekendaftale")


def test_while_its_file_is_hidden_nobody_finds_its_words(filed, mette, line, by):
    case = press(kind_named("file"), filed.file, by=by)
    while_hidden = [finds(mette, words) for words in ("zebrafinken", "sommerhus")]

    release(case, by=Actor.person(line))

    assert (while_hidden, finds(mette, "zebrafinken")) == ([False, True], True)


def test_a_file_that_is_purged_is_gone_from_it_and_from_what_it_is_found_by(filed, mette, line):
    purge_file(filed.file, by=Actor.person(line))

    filed.refresh_from_db()
    assert (filed.file, finds(mette, "zebrafinken"), finds(mette, "sommerhus")) == (None, False, True)
    assert [entry.verb for entry in entries_about(filed)].count("local_version_changed") == 2
