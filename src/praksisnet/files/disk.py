"""The bytes in a folder of the data folder, readable to the owner of the process alone."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from django.conf import settings

from praksisnet.files.places import PIECE, Lying


def path_of(key: str) -> Path:
    return Path(settings.DATA) / "files" / key[:2] / key


class OnDisk:
    def write(self, key: str, data: bytes) -> None:
        path = path_of(key)
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
        _sync_folder(path.parent)

    def size(self, key: str) -> int:
        return path_of(key).stat().st_size

    def pieces(self, key: str) -> Iterator[bytes]:
        with path_of(key).open("rb") as stored:
            while piece := stored.read(PIECE):
                yield piece

    def part(self, key: str, first: int, last: int) -> bytes:
        with path_of(key).open("rb") as stored:
            stored.seek(first)
            return stored.read(last - first + 1)

    def remove(self, key: str) -> None:
        path_of(key).unlink(missing_ok=True)

    def lying(self) -> Iterator[Lying]:
        for path in (Path(settings.DATA) / "files").glob("*/*"):
            with suppress(FileNotFoundError):
                written_at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
                yield Lying(path.name, written_at, partial(path.unlink, missing_ok=True))


def _sync_folder(folder: Path) -> None:
    """The name too must outlive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
