"""Who may read is asked each time, and nothing is ever shown in the browser."""

from datetime import timedelta

import pytest
from django.test import Client

from praksisnet.files.actions import store
from praksisnet.files.queries import files_for
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.people.models import Person
from tests import factories
from tests.files.documents import pdf

DATA = b"%PDF-1.4 0123456789"


@pytest.fixture
def file(kept):
    return kept(DATA, name="Oplæg om aflastning.pdf")


def of(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def get(person, file, **headers):
    return of(person).get(f"/files/{file.pk}/", headers=headers)


def test_a_member_saves_the_file(mette, file):
    response = get(mette, file)

    assert (response.status_code, b"".join(response.streaming_content)) == (200, DATA)
    assert response.headers["Content-Length"] == str(len(DATA))


def test_the_browser_saves_and_never_shows(mette, file):
    headers = get(mette, file).headers

    assert headers["Content-Disposition"] == "attachment; filename*=utf-8''Opl%C3%A6g%20om%20aflastning.pdf"
    assert headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Type"] == "application/pdf"
    assert headers["Cache-Control"] == "private, no-cache"


def test_a_browser_that_unpacks_gets_the_file_as_it_is(mette, file):
    response = get(mette, file, accept_encoding="gzip")

    assert b"".join(response.streaming_content) == DATA


def test_head_tells_the_size_and_sends_nothing(mette, file):
    response = of(mette).head(f"/files/{file.pk}/")

    assert (response.status_code, response.headers["Content-Length"]) == (200, str(len(DATA)))


def test_what_the_browser_kept_is_good_while_one_may_read(mette, file):
    etag = get(mette, file).headers["ETag"]

    assert get(mette, file, if_none_match=etag).status_code == 304
    assert get(factories.person(), file, if_none_match=etag).status_code == 404


@pytest.mark.parametrize(
    ("wanted", "status", "part", "said"),
    [
        ("bytes=0-3", 206, DATA[:4], f"bytes 0-3/{len(DATA)}"),
        ("bytes=5-", 206, DATA[5:], f"bytes 5-{len(DATA) - 1}/{len(DATA)}"),
        ("bytes=-4", 206, DATA[-4:], f"bytes {len(DATA) - 4}-{len(DATA) - 1}/{len(DATA)}"),
        ("bytes=99-", 416, b"", f"bytes */{len(DATA)}"),
    ],
)
def test_a_part_of_the_file(mette, file, wanted, status, part, said):
    response = get(mette, file, range=wanted)

    assert (response.status_code, response.content, response.headers["Content-Range"]) == (status, part, said)


@pytest.mark.parametrize("wanted", ["bytes=0-1,3-4", "bytes=-", "lines=1-2", "bytes=a-b"])
def test_an_odd_range_gets_the_whole(mette, file, wanted):
    assert b"".join(get(mette, file, range=wanted).streaming_content) == DATA


def test_a_range_of_another_version_gets_the_whole(mette, file):
    assert get(mette, file, range="bytes=0-3", if_range='"older"').status_code == 200


def test_a_stranger_does_not_find_it(file):
    assert get(factories.person(), file).status_code == 404


def test_nobody_gets_it_without_signing_in(file):
    assert Client().get(f"/files/{file.pk}/").status_code == 302


def test_a_member_who_has_left_does_not_find_it(mette, file):
    client = of(mette)
    mette.tenures.update(held_until=clock.now(), ended_because="left")

    assert client.get(f"/files/{file.pk}/").status_code == 404


def test_before_its_moment_only_those_who_run_it_and_who_uploaded_it_find_it(kept, mette, line):
    ida = factories.person()
    waiting = kept(by=Actor.person(ida), visible_from=clock.now() + timedelta(hours=1))

    assert [files_for(person).count() for person in (mette, line, ida)] == [0, 1, 1]
    with clock.moved_to(waiting.visible_from):
        assert files_for(mette).count() == 1


def test_a_download_asks_little(mette, file, statements):
    client = of(mette)

    with statements.at_most(5):
        client.get(f"/files/{file.pk}/")


@pytest.fixture
def drawn(readers):
    return store(pdf("Aftaler"), name="a.pdf", audience=readers, by=Actor.system("test"))


def test_the_first_page_is_shown_as_a_picture_of_ours(mette, drawn):
    response = of(mette).get(f"/files/{drawn.pk}/preview/")

    assert (response.status_code, response.content[8:12], drawn.has_preview) == (200, b"WEBP", True)
    assert response.headers["Content-Type"] == "image/webp"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response.headers["Cache-Control"] == "private, no-cache"


def test_a_preview_is_asked_about_each_time(mette, drawn):
    etag = of(mette).get(f"/files/{drawn.pk}/preview/").headers["ETag"]

    asked = [
        of(person).get(f"/files/{drawn.pk}/preview/", headers={"if-none-match": etag}).status_code
        for person in (mette, factories.person())
    ]
    assert asked == [304, 404]


def test_what_cannot_be_drawn_has_no_preview(mette, file):
    assert of(mette).get(f"/files/{file.pk}/preview/").status_code == 404
