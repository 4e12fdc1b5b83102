"""One world for a file of gates: to make it, and to walk it, takes longer than most of what is asked of it."""

from collections.abc import Callable, Iterator
from functools import cache

import pytest
from django.db import transaction

from praksisnet.kit.permissions import Who
from tests.crawl import Form, Page, walk
from tests.world import World

Walked = Callable[..., list[Page]]


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[World]:
    """One in which everything has happened. What a test does to it is taken back when the test ends."""
    with django_db_blocker.unblock(), transaction.atomic():
        made = World()
        made.fill()
        yield made
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def taken_back(world: World, db: None) -> None:
    """Each test is a savepoint within the world's transaction."""


@pytest.fixture(scope="module")
def walked(world: World) -> Walked:
    """``walked(who, language="en")``: every page reached from the front page, and without account from letters."""

    @cache
    def pages(who: Who, language: str = "da") -> list[Page]:
        mailed = world.mailed() if who == Who.ANONYMOUS else []
        return walk(world.client(who, language=language), "/", *mailed)

    return pages


@pytest.fixture(scope="module")
def forms_of(walked: Walked) -> Callable[[Who], list[Form]]:
    """The forms that ``who`` is the first to be shown, of those who write: each is tried once."""

    def first_shown(who: Who) -> list[Form]:
        found: dict[tuple[str, str, tuple[str, ...]], tuple[Who, Form]] = {}
        for earlier in WRITERS[: WRITERS.index(who) + 1]:
            for page in walked(earlier):
                for form in page.forms:
                    found.setdefault((form.view, form.method, tuple(sorted(form.fields))), (earlier, form))
        return [form for first, form in found.values() if first == who]

    return first_shown


WRITERS = [Who.ANONYMOUS, Who.FACILITATOR, Who.ADMINISTRATOR, Who.COORDINATOR, Who.PARTICIPANT]
