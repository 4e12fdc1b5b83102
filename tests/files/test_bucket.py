"""Files in a bucket that speaks S3: kept, read in part, thrown away and swept as on the disk, and never public."""

import urllib.request
from datetime import timedelta
from itertools import count
from urllib.error import HTTPError

import pytest
from django.db import transaction
from django.test import Client
from moto.server import ThreadedMotoServer

from praksisnet.files import store as kept_bytes
from praksisnet.files.actions import discard, store, sweep
from praksisnet.files.bucket import _client_of
from praksisnet.files.disk import path_of
from praksisnet.files.models import StoredFile
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.environment import Bucket
from tests import factories
from tests.files.documents import pdf

BY = Actor.system("test")
DATA = b"%PDF-1.4 0123456789"
_number = count(1)


@pytest.fixture(scope="module")
def server():
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture(autouse=True)
def bucket(server, settings):
    """Of each test its own."""
    settings.FILE_BUCKET = Bucket(server, f"files-{next(_number)}", "key", "secret")
    _client_of(settings.FILE_BUCKET).create_bucket(Bucket=settings.FILE_BUCKET.name)
    return settings.FILE_BUCKET


@pytest.fixture
def file(kept):
    return kept(DATA, name="Oplæg om aflastning.pdf")


def get(person, path, **headers):
    client = Client()
    client.force_login(person)
    return client.get(path, headers=headers)


def lying():
    return sorted(one.key for one in kept_bytes.lying())


def test_a_member_reads_all_of_it_or_a_part_and_a_stranger_does_not_find_it(mette, file):
    whole = get(mette, f"/files/{file.pk}/")
    part = get(mette, f"/files/{file.pk}/", range="bytes=5-8")

    assert (whole.headers["Content-Length"], b"".join(whole.streaming_content)) == (str(len(DATA)), DATA)
    assert (part.status_code, part.content, part.headers["Content-Range"]) == (206, DATA[5:9], f"bytes 5-8/{len(DATA)}")
    assert (get(factories.person(), f"/files/{file.pk}/").status_code, path_of(file.key).exists()) == (404, False)


def test_a_preview_is_read_from_it(mette, readers):
    drawn = store(pdf("Aftaler"), name="a.pdf", audience=readers, by=BY)

    assert get(mette, f"/files/{drawn.pk}/preview/").content[8:12] == b"WEBP"


def test_nobody_reads_it_in_the_bucket_without_the_key(file, bucket):
    with pytest.raises(HTTPError, match="403"):
        urllib.request.urlopen(f"{bucket.endpoint}/{bucket.name}/{file.key[:2]}/{file.key}")  # noqa: S310


def test_discard_takes_the_bytes_and_the_preview(readers, django_capture_on_commit_callbacks):
    drawn = store(pdf("Aftaler"), name="a.pdf", audience=readers, by=BY)
    before = lying()

    with django_capture_on_commit_callbacks(execute=True):
        discard(drawn, by=BY)

    assert (before, lying()) == ([drawn.key, kept_bytes.preview_of(drawn.key)], [])


def test_sweep_takes_what_no_row_knows_and_names_what_is_missing(file, caplog):
    kept_bytes.write(kept_bytes.new_key(), b"left behind")
    kept_bytes.remove(file.key)

    young = sweep(by=BY)
    with clock.moved_to(clock.now() + timedelta(days=2)):
        sweep(by=BY)

    assert (young, lying(), file.key in caplog.text) == (0, [], True)


def test_a_bucket_that_does_not_take_it_leaves_no_row(kept, settings, bucket):
    settings.FILE_BUCKET = Bucket(bucket.endpoint, "no-such-bucket", "key", "secret")

    with pytest.raises(OSError, match="NoSuchBucket"), transaction.atomic():
        kept()

    assert StoredFile.objects.count() == 0


def test_what_is_gone_is_no_file(file):
    kept_bytes.remove(file.key)

    with pytest.raises(FileNotFoundError):
        kept_bytes.size(file.key)
