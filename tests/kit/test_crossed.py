"""What a form is about is gone, or waited for by another form, while the form is being sent."""

import pytest
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError
from django.http import HttpResponse
from django.urls import path, reverse

from praksisnet.cases.actions import press
from praksisnet.cases.sockets import kind_named
from praksisnet.journal.models import Entry
from praksisnet.kit.actor import Actor
from praksisnet.kit.crossed import TIMES
from praksisnet.kit.permissions import Who
from praksisnet.knowledge.actions import publishing
from praksisnet.knowledge.models import Resource


@pytest.fixture
def resource(world):
    return world.make("resource")


@pytest.fixture
def archives(world, resource, monkeypatch):
    """``archives(method)``: the facilitator archives it, and a member hides it once the page has found it."""
    locked = publishing.locked

    def hidden_first(row):
        press(kind_named("resource"), row, by=Actor.person(world.people[Who.PARTICIPANT]))
        return locked(row)

    monkeypatch.setattr(publishing, "locked", hidden_first)
    client = world.client(Who.FACILITATOR, language="en", raise_request_exception=False)
    return lambda: client.post(reverse("knowledge:archive", args=[resource.pk]))


def test_it_is_answered_as_a_moment_later_and_nothing_is_changed(archives, resource):
    answer = archives()

    assert (answer.status_code, "We cannot find the page" in answer.text) == (404, True)
    assert Resource._base_manager.get(pk=resource.pk).archived_at is None


def test_an_error_that_is_another_stays_one(archives, monkeypatch):
    monkeypatch.setattr(publishing, "locked", lambda _row: 1 / 0)

    assert archives().status_code == 500


class Broken(Exception):  # noqa: N818 -- in the place of psycopg's own
    def __init__(self, sqlstate):
        self.sqlstate = sqlstate


@pytest.fixture
def waits_crosswise(monkeypatch):
    """``waits_crosswise(2)``: the database breaks the change off so many times."""
    locked = publishing.locked

    def fix(times, sqlstate="40P01"):
        left = [DatabaseError("broken off")] * times

        def lock(row):
            if left:
                raise left.pop() from Broken(sqlstate)
            return locked(row)

        monkeypatch.setattr(publishing, "locked", lock)

    return fix


@pytest.mark.parametrize(("times", "sqlstate"), [(0, ""), (1, "40P01"), (2, "40P01"), (1, "23503")])
def test_a_change_that_is_broken_off_is_begun_again_and_done_once(world, resource, waits_crosswise, times, sqlstate):
    waits_crosswise(times, sqlstate)

    answer = world.client(Who.FACILITATOR, language="en").post(reverse("knowledge:archive", args=[resource.pk]))

    assert (answer.status_code, Entry.objects.filter(verb="resource_archived").count()) == (302, 1)
    assert len(list(get_messages(answer.wsgi_request))) == 1


def test_a_change_that_is_broken_off_each_time_stays_an_error(world, resource, waits_crosswise):
    waits_crosswise(TIMES)
    client = world.client(Who.FACILITATOR, raise_request_exception=False)

    assert client.post(reverse("knowledge:archive", args=[resource.pk])).status_code == 500
    assert Resource.objects.get(pk=resource.pk).archived_at is None


def test_an_error_of_the_database_that_is_another_is_met_once(world, resource, waits_crosswise):
    waits_crosswise(1, "22001")
    client = world.client(Who.FACILITATOR, raise_request_exception=False)

    assert client.post(reverse("knowledge:archive", args=[resource.pk])).status_code == 500


def test_what_is_gone_at_the_second_try_is_gone(world, resource, waits_crosswise, monkeypatch):
    waits_crosswise(1)
    lock = publishing.locked
    monkeypatch.setattr(publishing, "locked", lambda row: lock(row) and Resource.objects.get(pk=0))

    answer = world.client(Who.FACILITATOR).post(reverse("knowledge:archive", args=[resource.pk]))

    assert answer.status_code == 404


@login_not_required
def read_files(request):
    read = [file.read() for file in request.FILES.getlist("file")]
    messages.success(request, "read")
    if not tries.append(read) and len(tries) == 1:
        raise DatabaseError("broken off") from Broken("40P01")
    return HttpResponse(b"".join(read))


urlpatterns = [path("files/", read_files)]
tries: list[list[bytes]] = []


def test_files_are_read_from_their_beginning_again(db, client, settings):
    settings.ROOT_URLCONF = __name__
    tries.clear()

    answer = client.post("/files/", {"file": [SimpleUploadedFile(name, b"text") for name in ("a", "b")]})

    assert (answer.content, tries) == (b"texttext", [[b"text", b"text"]] * 2)
