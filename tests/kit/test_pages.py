"""One place decides whether a page says 200 or 422."""

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser

from praksisnet.kit.pages import posted, show

WORDS = {"title": "", "text": "", "back": "", "again": "", "language": "da", "status": 0}


class Form(forms.Form):
    name = forms.CharField()


def status(request, **context):
    request.user = AnonymousUser()
    return show(request, "kit/plain.html", {**WORDS, **context}).status_code


@pytest.mark.parametrize(
    ("context", "expected"),
    [
        ({"form": Form({})}, 422),
        ({"form": Form(), "other": Form({})}, 422),
        ({"refused": ["Closed."]}, 422),
        ({"form": Form({"name": "Mette"})}, 200),
        ({"form": Form(), "refused": []}, 200),
    ],
)
def test_show_says_422_when_what_was_posted_is_refused(rf, context, expected):
    assert status(rf.post("/"), **context) == expected


def test_show_says_200_to_a_search_that_cannot_be_read(rf):
    assert status(rf.get("/"), form=Form({})) == 200


def test_posted_is_nothing_until_something_is_sent(rf):
    assert posted(rf.get("/?name=Mette")) is None
    assert dict(posted(rf.post("/", {"name": "Mette"})).items()) == {"name": "Mette"}
