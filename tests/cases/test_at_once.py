"""Somebody changes, in the same moment, what is being hidden; on a database that lets both."""

import threading

import pytest
from django.db import connection, transaction

from praksisnet.kit.actor import Actor
from praksisnet.knowledge.actions import change_resource
from praksisnet.knowledge.models import Resource, Version
from praksisnet.search.models import SearchEntry
from tests.cases.conftest import hidden
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
