"""Where the bytes lie: one file each under a random key, whole or not at all."""

import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

PREVIEW = "-preview"


def new_key() -> str:
    """Random, so that nothing about the file shows in it; the first two letters are its folder."""
    return secrets.token_hex(20)


def path_of(key: str) -> Path:
    return Path(settings.DATA) / "files" / key[:2] / key


def write(key: str, data: bytes) -> None:
    """On the disk before its row is: a row without bytes would be a broken promise, bytes without a row are swept."""
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


def preview_of(key: str) -> str:
    """The key of the picture that shows what the file looks like."""
    return key + PREVIEW


def remove(key: str) -> None:
    for one in (preview_of(key), key):
        path_of(one).unlink(missing_ok=True)


def written_before(moment: datetime) -> Iterator[Path]:
    """What lies there since before the moment: its name is its key, or is none where a write was broken off."""
    for path in (Path(settings.DATA) / "files").glob("*/*"):
        with suppress(FileNotFoundError):
            if datetime.fromtimestamp(path.stat().st_mtime, UTC) < moment:
                yield path


def _sync_folder(folder: Path) -> None:
    """The name too must outlive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
