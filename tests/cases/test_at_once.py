"""Somebody changes, in the same moment, what is being hidden; on a database that lets both."""

import threading

import pytest
from django.db import connection, transaction

from praksisnet.kit.actor import Actor
from praksisnet.knowledge.actions import change_resource
from praksisnet.knowledge.actions.writing import locked
from praksisnet.knowledge.models import Resource, Version
from praksisnet.knowledge.queries.documents import document_of
from praksisnet.search.actions import put
from praksisnet.search.models import Posting, SearchEntry
from tests.cases.conftest import attached, hidden
from tests.parallel import all_at_once, until_so_many_wait

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("sqlite" in connection.vendor, reason="SQLite has one writer, and tests keep it in memory."),
]


def test_change_that_waited_for_the_press_finds_the_text_gone(resource, ellen, mette):
    held = threading.Event()
    versions = Version.objects.filter(resource=resource.pk).count()

    @transaction.atomic
    def press_and_wait() -> None:
        hidden(resource, mette)
        held.set()
        until_so_many_wait(1)

    def change() -> None:
        held.wait()
        change_resource(resource, body="Barnet hedder noget.", by=Actor.person(ellen))

    acts = [press_and_wait, change]
    given = all_at_once(lambda number: acts[number](), times=2)

    assert {type(one) for one in given} == {type(None), Resource.DoesNotExist}
    assert "Barnet" not in Resource._base_manager.get(pk=resource.pk).body
    assert SearchEntry.objects.filter(key=str(resource.pk)).count() == 0
    assert Version.objects.filter(resource=resource.pk).count() == versions


def test_resource_that_is_saved_while_its_file_is_hidden_is_found_by_none_of_its_words(resource, ellen, mette):
    file = attached(resource, text="Havkatten")
    held = threading.Event()

    @transaction.atomic
    def save_and_wait() -> None:
        """The words of the file are read before it is hidden, and written after."""
        locked(resource)
        read = document_of(resource)
        held.set()
        until_so_many_wait(1)
        put(read)

    def press_it() -> None:
        held.wait()
        hidden(file, mette, "file")

    acts = [save_and_wait, press_it]
    given = all_at_once(lambda number: acts[number](), times=2)

    assert [one for one in given if isinstance(one, Exception)] == []
    assert Posting.objects.filter(entry__key=str(resource.pk), term__text__startswith="havkat").count() == 0
