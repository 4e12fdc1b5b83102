"""What one request may bring."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.test import Client

from praksisnet.kit import uploads


@pytest.fixture
def sent(db):
    """Sends a file of so many bytes to a page that takes none, as anybody can."""

    def send(size):
        file = SimpleUploadedFile("a.csv", b"x" * size)
        return Client(raise_request_exception=False).post("/sign-in/", {"email": "a@b.example", "file": file})

    return send


def test_a_request_that_is_too_large_is_not_read(sent, monkeypatch):
    monkeypatch.setattr(uploads, "MOST_BYTES", 10_000)
    read = []
    monkeypatch.setattr(MemoryFileUploadHandler, "receive_data_chunk", lambda *_args: read.append("a part"))

    assert (sent(10_001).status_code, read) == (400, [])


def test_a_request_within_the_limit_is_read(sent, monkeypatch):
    monkeypatch.setattr(uploads, "MOST_BYTES", 10_000)

    assert sent(9_000).status_code == 302


@pytest.mark.parametrize(
    ("path", "size", "status"),
    [
        ("/speaking/x/", 12_000, 404),  # read, and then the link is not known
        ("/speaking/x/", 21_000, 400),
        ("/sign-in/", 12_000, 400),
        ("/nowhere/", 12_000, 400),
    ],
)
def test_a_page_that_takes_files_reads_more_than_others(db, monkeypatch, path, size, status):
    monkeypatch.setattr(uploads, "MOST_BYTES", 10_000)
    monkeypatch.setattr(uploads, "MOST_BYTES_WITH_FILES", 20_000)

    answer = Client().post(path, {"file": SimpleUploadedFile("a.pdf", b"x" * size)})

    assert answer.status_code == status
