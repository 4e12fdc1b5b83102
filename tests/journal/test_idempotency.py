import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse, HttpResponseRedirect
from django.test import RequestFactory

from praksisnet.journal.idempotency import idempotent, request_key
from praksisnet.journal.models import Receipt
from praksisnet.kit import clock
from tests.parallel import all_at_once, shared_database

pytestmark = pytest.mark.django_db


@idempotent
def add(request):
    """Stands for a form with an effect: one Receipt called by its number of rows."""
    made = Receipt.objects.filter(location="effect").count()
    Receipt.objects.create(key=f"effect {made}", at=clock.now(), location="effect")
    return HttpResponseRedirect(f"/things/{made}/")


@idempotent
def refuse(request):
    return HttpResponse(status=422)


def post(view=add, key: str = "abc", user=None, path: str = "/things/"):
    request = RequestFactory().post(path, {"request_key": key} if key else {})
    request.user = user or AnonymousUser()
    return view(request)


def effects() -> int:
    return Receipt.objects.filter(location="effect").count()


def test_repeated_post_has_one_effect_and_leads_to_the_same_place():
    answers = [post(), post(), post()]

    assert [answer["Location"] for answer in answers] == ["/things/0/"] * 3
    assert effects() == 1


def test_another_key_is_another_form():
    post()
    post(key="def")

    assert effects() == 2


def test_same_key_from_another_person_or_to_another_address_is_another_form():
    from praksisnet.people.models import Person

    post()
    post(user=Person(pk=9))
    post(path="/others/")

    assert effects() == 3


def test_post_without_a_key_runs_unprotected():
    post(key="")
    post(key="")

    assert effects() == 2


def test_answer_with_errors_leaves_the_key_free():
    answer = post(refuse)

    assert answer.status_code == 422
    assert Receipt.objects.count() == 0


def test_exception_leaves_neither_effect_nor_receipt():
    @idempotent
    def break_down(request):
        Receipt.objects.create(key="effect", at=clock.now(), location="effect")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        post(break_down)

    assert Receipt.objects.count() == 0


def test_get_writes_nothing():
    request = RequestFactory().get("/things/", {"request_key": "abc"})
    request.user = AnonymousUser()

    refuse(request)

    assert Receipt.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_eight_parallel_posts_have_one_effect(tmp_path):
    with shared_database(tmp_path, Receipt):
        places = all_at_once(lambda _number: post()["Location"])

        assert places == ["/things/0/"] * 8
        assert effects() == 1


def test_request_key_is_a_hidden_field_that_is_never_the_same():
    fields = {str(request_key()) for _ in range(5)}

    assert len(fields) == 5
    assert all(re.fullmatch(r'<input type="hidden" name="request_key" value="[\w-]{22}">', field) for field in fields)
