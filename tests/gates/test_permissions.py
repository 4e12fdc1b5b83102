"""Every URL of the real resolver × every role × GET and POST answers as the permission matrix says."""

from collections.abc import Iterator
from fnmatch import fnmatch
from http.cookies import SimpleCookie

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from praksisnet.kit.permissions import Access, Row, Who, rows_by_room
from tests.world import World

ROWS = {row.url: row for rows in rows_by_room().values() for row in rows}
ALLOWED, FORBIDDEN, MISSING, SIGN_IN, NO_METHOD, BROKEN = "allowed", "forbidden", "missing", "sign in", "405", "500"


def url_names(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from url_names(pattern.url_patterns, inner)
        else:
            assert pattern.name, f"{pattern.pattern} has no name"
            yield space + pattern.name


NAMES = sorted(set(url_names(get_resolver().url_patterns)))


def row_for(name: str, rows: dict[str, Row]) -> Row | None:
    """The URL's own row, else that of its family: a row whose name ends in a star."""
    return rows.get(name) or next((row for url, row in rows.items() if url.endswith("*") and fnmatch(name, url)), None)


def without_row(names: list[str], rows: dict[str, Row]) -> list[str]:
    return [name for name in names if row_for(name, rows) is None]


def answer(client: Client, method: str, url: str) -> str:
    response = getattr(client, method)(url)
    if response.status_code == 302 and response.url.startswith(f"{reverse(settings.LOGIN_URL)}?next="):
        return SIGN_IN
    return {403: FORBIDDEN, 404: MISSING, 405: NO_METHOD}.get(
        response.status_code, BROKEN if response.status_code == 500 else ALLOWED
    )


def expected(access: Access | None, who: Who) -> set[str]:
    """What may be answered; a method that is not offered may say so or hide behind who is asking."""
    if access is None:
        return {NO_METHOD, SIGN_IN, MISSING, FORBIDDEN}
    if who in access.allowed:
        return {ALLOWED}
    if who in access.forbidden:
        return {FORBIDDEN}
    return {SIGN_IN} if who == Who.ANONYMOUS else {MISSING}


def violations(who: Who, world: World, rows: dict[str, Row], names: list[str]) -> list[str]:
    client, found = world.client(who, raise_request_exception=False), []
    signed_in = client.cookies.output(header="", sep=";")
    for name in names:
        row = row_for(name, rows)
        if row is None:
            continue
        url = reverse(name, kwargs={key: world[value] for key, value in row.kwargs.items()})
        for method, access in (("get", row.get), ("post", row.post)):
            with transaction.atomic():
                client.cookies = SimpleCookie(signed_in)
                got = answer(client, method, url)
                transaction.set_rollback(True)
            if got not in expected(access, who):
                found.append(f"{who} {method} {name}: {got}, not {sorted(expected(access, who))}")
    return found


def test_every_url_has_its_row():
    assert without_row(NAMES, ROWS) == []


def test_every_row_has_its_url():
    assert [url for url in ROWS if not any(fnmatch(name, url) for name in NAMES)] == []


def test_a_url_without_row_is_found():
    rows = {name: row for name, row in ROWS.items() if name != "networks:programme"}

    assert without_row(NAMES, rows) == ["networks:programme"]


@pytest.mark.parametrize("who", Who)
def test_every_url_answers_as_its_row_says(who, world):
    assert violations(who, world, ROWS, NAMES) == []


def test_a_hole_in_the_matrix_is_found(world):
    open_row = Row("networks:programme", "", get=Access(frozenset(Who)), kwargs=ROWS["networks:programme"].kwargs)

    found = violations(Who.OTHER_FACILITATOR, world, {"networks:programme": open_row}, ["networks:programme"])

    assert found == ["other_facilitator get networks:programme: missing, not ['allowed']"]
