"""Changes meet on the words of their texts: one is broken off by the database, and begun again."""

import threading

import pytest
from django.contrib.auth.decorators import login_not_required
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from praksisnet.access.actions import audience
from praksisnet.search.actions import forget_words, put, remove
from praksisnet.search.documents import Document
from praksisnet.search.models import Term
from tests.parallel import PATIENCE, all_at_once, until_so_many_wait

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("sqlite" in connection.vendor, reason="SQLite has one writer."),
]
ORDERS = (("alfa", "beta"), ("beta", "alfa"))


@login_not_required
def write_two(request, number):
    """Both hold the word of their first text before either asks for the other's; at the second try nobody waits."""
    with transaction.atomic():
        for place, word in enumerate(ORDERS[number]):
            put(Document("text", f"{number} {place}", f"{word} {number}", "/", audience(["public"])))
            if place == 0 and number in first_try:
                first_try.remove(number)
                both_hold.wait(PATIENCE)
    return HttpResponse()


@login_not_required
def write_one(request):
    put(Document("text", "one", "alfa", "/", audience(["public"])))
    return HttpResponse()


urlpatterns = [path("<int:number>/", write_two), path("one/", write_one)]
first_try, both_hold = {0, 1}, threading.Barrier(2)


@pytest.fixture(params=[True, pytest.param(False, id="control")])
def is_begun_again(request, settings):
    settings.ROOT_URLCONF = __name__
    if not request.param:
        settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "Crossed" not in name]
    return request.param


def test_texts_in_both_orders_are_all_written(is_begun_again):
    first_try.update({0, 1})
    put(Document("text", "words", "alfa beta 0 1", "/", audience(["public"])))

    clients = [Client(raise_request_exception=False) for _order in ORDERS]
    given = all_at_once(lambda number: clients[number].post(f"/{number}/").status_code, times=2)

    counts = dict(Term.objects.filter(text__in=["alfa", "beta"]).values_list("text", "entries"))
    expected = ([200, 200], {"alfa": 3, "beta": 3}) if is_begun_again else ([200, 500], {"alfa": 2, "beta": 2})
    assert (sorted(given), counts) == expected


def test_text_with_a_word_that_is_being_forgotten_is_written_with_that_word(is_begun_again):
    put(Document("text", "other", "alfa", "/", audience(["public"])))
    remove("text", "other")
    forgotten, client = threading.Event(), Client(raise_request_exception=False)

    @transaction.atomic
    def forget_and_wait() -> int:
        gone = forget_words()
        forgotten.set()
        until_so_many_wait(1)
        return gone

    def send() -> int:
        forgotten.wait(PATIENCE)
        return client.post("/one/").status_code

    acts = [forget_and_wait, send]
    given = all_at_once(lambda number: acts[number](), times=2)

    words = list(Term.objects.filter(postings__entry__key="one").values_list("text", "entries"))
    assert (sorted(given), words) == (([1, 200], [("alfa", 1)]) if is_begun_again else ([1, 500], []))
