"""Collects the static files under hashed names, when one of them has changed since the last time."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def collect_if_changed() -> bool:
    """True when there was something to do."""
    stamp = Path(settings.STATIC_ROOT) / ".stamp"
    wanted = _digest()
    if stamp.exists() and stamp.read_text() == wanted:
        return False
    call_command("collectstatic", "--clear", "--no-input", verbosity=0)
    stamp.write_text(wanted)
    return True


def _digest() -> str:
    digest = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for finder in get_finders():
        for name, storage in finder.list([]):
            state = Path(storage.path(name)).stat()
            digest.update(f"{name} {state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.hexdigest()
