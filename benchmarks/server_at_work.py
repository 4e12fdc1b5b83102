"""A database for a server that is killed: ``python -m benchmarks.server_at_work prepare | count``.

prepare: migrate, make an administrator with an open session, print the cookie.
count: print, for each theme, how many rows and how many journal entries there are.
"""

import json
import sys

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.core.management import call_command  # noqa: E402

from praksisnet.journal.models import Entry  # noqa: E402
from praksisnet.kit import clock  # noqa: E402
from praksisnet.people.models import Person  # noqa: E402
from praksisnet.themes.models import Theme  # noqa: E402


def prepare() -> None:
    call_command("migrate", verbosity=0)
    now = clock.now()
    person = Person.objects.create(
        name="Anders Ager", email="anders@praksisnet.example", invited_at=now, administrator_since=now
    )
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    token = "a" * 32
    print(f"{settings.SESSION_COOKIE_NAME}={session.session_key}; {settings.CSRF_COOKIE_NAME}={token}")


def count() -> None:
    rows: dict[str, list[int]] = {}
    for pk, name in Theme.objects.values_list("pk", "name"):
        entries = Entry.objects.filter(subject_kind="themes.theme", subject_id=pk).count()
        rows.setdefault(name, []).append(entries)
    print(json.dumps(rows))


if __name__ == "__main__":
    {"prepare": prepare, "count": count}[sys.argv[1]]()
