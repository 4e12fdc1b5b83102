"""Every form × inputs: a clear answer, never status 500."""

from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from tests.crawl import FREE, Form
from tests.gates.conftest import WRITERS

INPUTS = {
    "empty": "",
    "space": "   ",
    "long": "a" * 10_000,
    "nul": "a\x00b",
    "emoji": "👩‍👧‍👦" * 20,
    "right to left": "\u202eabc\u2066שלום",
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "quote": "'\"; DROP TABLE people_person; --",
    "percent": "%s %(x)s %d {0} {{ 7*7 }} {% x %}",
    "minus": "-1",
    "huge number": "9" * 40,
    "fraction": "1,5e309",
    "impossible date": "2026-02-31",
    "first year": "0001-01-01",
    "address": "æøå@køge.example",
    "two addresses": "a@b.example,c@d.example",
    "long address": "a" * 290 + "@her.example",
    "line breaks": "a\r\nBcc: x@y.example\r\n\r\nz",
    "lone surrogate": "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
    "path": "../../../../etc/passwd",
    "true": "true",
}


def bodies(form: Form, value: str) -> Iterator[dict[str, object]]:
    """One body with the value in every field, and one for each hidden or chosen field left out."""
    whole: dict[str, object] = {name: value for name in form.fields if name not in FREE}
    for name, kind in form.kinds.items():
        if kind == "file":
            whole[name] = SimpleUploadedFile("import.xlsx", value.encode("utf-8", "replace"))
    yield whole
    yield {name: (values[-1] if values else "") for name, values in form.fields.items() if name not in FREE} | {
        name: value for name, kind in form.kinds.items() if kind in {"text", "email", "textarea", "search", "date"}
    }


def broken(client: Client, form: Form, value: str) -> list[int]:
    statuses = []
    for body in bodies(form, value):
        with transaction.atomic():
            response = getattr(client, "post" if form.method == "post" else "get")(form.action, body)
            transaction.set_rollback(True)
        statuses.append(response.status_code)
    return [status for status in statuses if status >= 500]


@pytest.mark.parametrize("who", WRITERS)
def test_every_form_answers_every_input(who, world, forms_of):
    forms = forms_of(who)
    client = world.client(who, raise_request_exception=False)

    failures = [(form.view, label) for form in forms for label, value in INPUTS.items() if broken(client, form, value)]

    assert forms
    assert failures == []
