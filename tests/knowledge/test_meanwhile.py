"""Two who write on the same resource: the later save does not silently win."""

from datetime import date

import pytest
from django.test import Client

from praksisnet.kit.meanwhile import SEEN
from praksisnet.knowledge.actions import change_resource
from praksisnet.knowledge.forms import ResourceForm
from praksisnet.knowledge.models import Resource
from tests.sending import forms_in, opened, overtaken, sent_of


@pytest.fixture
def client(ellen) -> Client:
    signed_in = Client()
    signed_in.force_login(ellen)
    return signed_in


@pytest.fixture
def resource(resource, ellen, by):
    return change_resource(resource, owner=ellen, review_on=date(2030, 1, 1), by=by)


@pytest.mark.parametrize(
    ("page", "field"),
    [("content", "title"), ("content", "summary"), ("content", "body"), ("content", "source"), ("core", "core")],
)
def test_what_somebody_saved_meanwhile_is_shown_first(client, resource, page, field):
    found = overtaken(client, f"/resources/{resource.pk}/{page}/", field, "Det, Ole skrev", "Det, Line skrev")

    assert found == (422, True, 302, "Det, Line skrev")


def test_a_part_of_a_practice_example_is_shown_first(client, written, ellen):
    example = written("Aftaler i Køge", kind="example", owner=ellen, review_on=date(2030, 1, 1))

    found = overtaken(client, f"/resources/{example.pk}/content/", "part_does", "Ole: vi mødes", "Line: vi ringer")

    assert found == (422, True, 302, "Line: vi ringer")


def test_two_who_changed_different_fields_keep_both(client, resource, by):
    hers = opened(client, f"/resources/{resource.pk}/content/")
    change_resource(resource, body="Oles tekst", by=by)

    back = client.post(f"/resources/{resource.pk}/content/", {**hers, "title": "Lines titel"})
    client.post(f"/resources/{resource.pk}/content/", sent_of(back.text))

    found = Resource.objects.get(pk=resource.pk)
    assert (back.status_code, found.title, found.body) == (422, "Lines titel", "Oles tekst")


def test_without_the_check_the_others_text_is_gone(client, resource, by, monkeypatch):
    monkeypatch.setattr(ResourceForm, "is_change", property(lambda self: False, lambda self, value: None))
    body = next(
        one.body for one in forms_in(client.get(f"/resources/{resource.pk}/content/").text) if "title" in one.body
    )
    change_resource(resource, body="Oles tekst", by=by)

    saved = client.post(f"/resources/{resource.pk}/content/", {**body, "title": "Lines titel"})

    found = Resource.objects.get(pk=resource.pk)
    assert (saved.status_code, found.title, found.body == "Oles tekst") == (302, "Lines titel", False)


def test_a_new_resource_is_not_asked(client):
    assert [form for form in forms_in(client.get("/resources/new/").text) if SEEN in form.body] == []


def test_the_page_of_a_conflict_asks_little(client, resource, by, statements):
    hers = opened(client, f"/resources/{resource.pk}/content/")
    change_resource(resource, title="Oles titel", body="Oles tekst", by=by)

    with statements.at_most(15):
        client.post(f"/resources/{resource.pk}/content/", {**hers, "title": "Lines titel"})
