"""A CPR number in any one field of any form is kept nowhere: no row, no letter, no journal, no session."""

import pytest
from django import forms
from django.apps import apps
from django.db import transaction

from praksisnet.guard.forms import GuardedForm
from praksisnet.kit.permissions import Who
from praksisnet.people.actions import accounts
from tests.crawl import Form, walk
from tests.gates.test_forms import FREE
from tests.guard.numbers import some_number
from tests.world import World

NUMBER = some_number()
PLAIN = {"text": "Ib", "textarea": "Ib", "email": "ib@her.example", "tel": "12 34 56 78", "number": "2"}
WRITERS = [Who.ANONYMOUS, Who.PARTICIPANT, Who.COORDINATOR, Who.FACILITATOR, Who.ADMINISTRATOR]


def posted_forms(world: World, who: Who) -> list[Form]:
    """Those on the pages that are linked, and on those that are mailed."""
    world.fill()
    found: dict[tuple[str, tuple[str, ...]], Form] = {}
    for page in walk(world.client(who), "/", *(world.mailed() if who == Who.ANONYMOUS else [])):
        for form in page.forms:
            if form.method == "post":
                found.setdefault((form.view, tuple(sorted(form.fields))), form)
    return list(found.values())


def body_of(form: Form, name: str) -> dict[str, str]:
    """Everything as it should be, but for the number in one field."""
    plain = {key: (values[-1] if values else "") for key, values in form.fields.items() if key not in FREE}
    plain |= {key: PLAIN[kind] for key, kind in form.kinds.items() if kind in PLAIN}
    return plain | {name: f"{NUMBER}@her.example" if form.kinds[name] == "email" else f"Sag {NUMBER}"}


def keepers() -> set[str]:
    """The columns in which the number stands."""
    rows = [(table, row) for table in apps.get_models() for row in table.objects.values()]
    return {
        f"{table.__name__}.{column}" for table, row in rows for column, value in row.items() if NUMBER in str(value)
    }


def leaks(world: World, who: Who) -> list[tuple[str, str, set[str]]]:
    client, found = world.client(who, raise_request_exception=False), []
    for form in posted_forms(world, who):
        for name, kind in form.kinds.items():
            if name in FREE or kind == "file":
                continue
            with transaction.atomic():
                client.post(form.action, body_of(form, name))
                kept = keepers()
                transaction.set_rollback(True)
            if kept:
                found.append((form.view, name, kept))
    return found


@pytest.mark.parametrize("who", WRITERS)
def test_no_form_keeps_a_cpr_number(who, world):
    assert leaks(world, who) == []


def test_a_form_without_a_guard_is_found(world, monkeypatch):
    monkeypatch.setattr(GuardedForm, "_clean_fields", forms.Form._clean_fields)
    monkeypatch.setattr(accounts, "refuse_cpr", lambda *_texts: None)

    found = {(view, name) for view, name, _kept in leaks(world, Who.PARTICIPANT)}

    assert {("people:profile", "name"), ("people:profile", "title"), ("people:profile", "phone")} <= found
