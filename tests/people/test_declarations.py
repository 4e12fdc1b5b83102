"""Every table says what it holds about persons, and every relation to a person is in “my data” and in erasure."""

import pytest
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from praksisnet.kit.privacy import WHILE_NEEDED, Category, days, impersonal, personal
from praksisnet.people import sockets
from praksisnet.people.models import Person
from tests.people.declarations import relations_to_person, undeclared

OURS = [model for model in apps.get_models() if model.__module__.startswith("praksisnet.")]

# Relations to a person that are in no socket, each with its reason.
WITHOUT_SOCKET: dict[str, str] = {}
# Others' tables with a relation to a person: people's own part of “my data” covers them.
THIRD_PARTY = [model for model in apps.get_models() if model not in OURS]


# Fields that only look personal, each with its reason.
NOT_PERSONAL = {
    "organisations.Organisation.mailbox looks personal but is not declared.": "an authority's own function address",
    "approvals.Approval.address looks personal but is not declared.": "the page that is to be approved",
    "cases.Case.address looks personal but is not declared.": "the page it stood on",
    "search.SearchEntry.address looks personal but is not declared.": "the page of what is found",
    "todos.Todo.address looks personal but is not declared.": "the page on which the task is done",
}


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_model_declares_what_it_holds_about_persons(model):
    assert [problem for problem in undeclared(model) if problem not in NOT_PERSONAL] == []


def covered():
    return {label.lower() for room in sockets.personal_data() for label in room.covers}


def uncovered(found):
    known = covered() | {label.lower() for label in WITHOUT_SOCKET}
    return [model._meta.label for model in found if relations_to_person(model) and model._meta.label_lower not in known]


def test_every_relation_to_a_person_is_in_a_socket():
    assert uncovered([*OURS, *THIRD_PARTY]) == []


def test_every_covered_model_exists():
    assert sorted(covered() - {model._meta.label_lower for model in apps.get_models()}) == []


def plant(**fields):
    return type(
        "Planted",
        (models.Model,),
        {"__module__": "tests.people", "Meta": type("Meta", (), {"app_label": "people"}), **fields},
    )


KEPT = {"category": Category.CONTENT, "purpose": "A test.", "keep": WHILE_NEEDED}


def to_person():
    return models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({}, "people.Planted does not declare its privacy."),
        ({"privacy": impersonal(), "owner": to_person()}, "people.Planted.owner looks personal but is not declared."),
        (
            {"privacy": impersonal(), "sent_to": models.EmailField()},
            "people.Planted.sent_to looks personal but is not declared.",
        ),
        (
            {"privacy": impersonal(), "phone": models.TextField()},
            "people.Planted.phone looks personal but is not declared.",
        ),
        (
            {"privacy": personal(fields=["owner"], **KEPT), "owner": models.TextField(), "text": models.TextField()},
            "people.Planted.text looks personal but is not declared.",
        ),
        (
            {"privacy": personal(fields=["owner", "gone"], **KEPT), "owner": models.TextField()},
            "people.Planted.gone is declared but does not exist.",
        ),
        (
            {"privacy": personal(fields=["owner"], **KEPT | {"purpose": " "}), "owner": models.TextField()},
            "people.Planted must name fields, category and purpose.",
        ),
        (
            {"privacy": personal(fields=["owner"], **KEPT | {"keep": []}), "owner": models.TextField()},
            "people.Planted does not say how long it is kept.",
        ),
        (
            {"privacy": personal(fields=["x"], **KEPT | {"keep": days(9, after="at")}), "x": models.TextField()},
            "people.Planted is kept for 9 days after “at”, which does not exist.",
        ),
    ],
)
@isolate_apps("praksisnet.people")
def test_a_model_that_says_too_little_is_found(fields, problem):
    assert undeclared(plant(**fields)) == [problem]


@isolate_apps("praksisnet.people")
def test_a_relation_to_a_person_in_no_socket_is_found():
    assert uncovered([plant(privacy=impersonal(), owner=to_person())]) == ["people.Planted"]
