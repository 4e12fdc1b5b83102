"""A CPR number in any one field of any form is kept nowhere: no row, no letter, no journal, no session."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django import forms
from django.db import connection, transaction

from praksisnet.guard.forms import GuardedForm
from praksisnet.kit.permissions import Who
from praksisnet.people.actions import accounts
from praksisnet.people.models import Person
from tests.crawl import FREE, Form
from tests.gates.conftest import WRITERS
from tests.guard.numbers import some_number
from tests.world import World

NUMBER = some_number()
PLAIN = {"text": "Ib", "textarea": "Ib", "email": "ib@her.example", "tel": "12 34 56 78", "number": "2"}
READS = ("SELECT", "WITH", "SAVEPOINT", "RELEASE", "ROLLBACK")


def body_of(form: Form, name: str) -> dict[str, str]:
    """Everything as it should be, but for the number in one field."""
    plain = {key: (values[-1] if values else "") for key, values in form.fields.items() if key not in FREE}
    plain |= {key: PLAIN[kind] for key, kind in form.kinds.items() if kind in PLAIN}
    return plain | {name: f"{NUMBER}@her.example" if form.kinds[name] == "email" else f"Sag {NUMBER}"}


@contextmanager
def written() -> Iterator[list[str]]:
    """The statements that would write the number, in whatever table and column."""
    found: list[str] = []

    def watch(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        if not sql.startswith(READS) and NUMBER in f"{sql} {params}":
            found.append(" ".join(sql.split()[:3]))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield found


def leaks(world: World, who: Who, found_forms: list[Form]) -> list[tuple[str, str, list[str]]]:
    client, found = world.client(who, raise_request_exception=False), []
    for form in found_forms:
        for name, kind in form.kinds.items():
            if form.method != "post" or name in FREE or kind == "file":
                continue
            with transaction.atomic(), written() as kept:
                client.post(form.action, body_of(form, name))
                transaction.set_rollback(True)
            if kept:
                found.append((form.view, name, kept))
    return found


@pytest.mark.parametrize("who", WRITERS)
def test_no_form_keeps_a_cpr_number(who, world, forms_of):
    assert leaks(world, who, forms_of(who)) == []


def test_a_form_without_a_guard_is_found(world, walked, monkeypatch):
    monkeypatch.setattr(GuardedForm, "_clean_fields", forms.Form._clean_fields)
    monkeypatch.setattr(accounts, "refuse_cpr", lambda *_texts: None)
    own = [form for page in walked(Who.PARTICIPANT) for form in page.forms if form.view == "people:profile"]

    found = {(view, name) for view, name, _kept in leaks(world, Who.PARTICIPANT, own)}

    assert {("people:profile", "name"), ("people:profile", "title"), ("people:profile", "phone")} <= found


def test_a_statement_that_writes_the_number_is_found(world):
    with written() as kept:
        Person.objects.filter(name=NUMBER).update(title=f"Sag {NUMBER}")
        Person.objects.create(name=NUMBER, email="ib@her.example")

    assert kept == ['UPDATE "people_person" SET', 'INSERT INTO "people_person"']
