"""What stands after the question mark of an address."""

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.utils.http import urlencode

from tests.guard.numbers import some_number


@pytest.fixture
def asked(db):
    def ask(path, **query):
        return Client(raise_request_exception=False).get(f"{path}?{urlencode(query)}")

    return ask


@pytest.mark.parametrize("name", ["q", "search", "next", "anything"])
def test_a_cpr_number_is_taken_out_of_the_address(asked, name):
    answer = asked("/help/", **{name: f"sagen om {some_number()}"})

    assert (answer.status_code, answer.url) == (302, "/help/")
    assert [str(message) for message in get_messages(answer.wsgi_request)] == [
        "Det ligner et CPR-nummer. Der er ikke søgt efter det, og det står ikke længere i adressen."
    ]


def test_a_cpr_number_never_leads_elsewhere(client, db):
    assert client.get("/", {"q": some_number()}, PATH_INFO="//evil.example/").url == "/%2Fevil.example/"


def test_other_queries_are_let_through(asked):
    assert asked("/help/", q="12 34 56 78").status_code == 200


def test_a_nul_is_left_out(asked):
    answer = asked("/help/", **{"q": "a\0b", "b\0": "\0"})

    assert (answer.status_code, answer.wsgi_request.GET.dict()) == (200, {"q": "ab", "b": ""})
