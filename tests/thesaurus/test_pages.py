"""The knowledge partner's page: empty, with a word from what is missed, and with what is wrong in place."""

import pytest
from django.test import Client
from django.urls import reverse

from praksisnet.thesaurus.models import Rule
from tests.guard.numbers import some_number


@pytest.fixture
def client_of_ellen(ellen):
    client = Client()
    client.force_login(ellen)
    return client


def test_words_are_added_from_the_page_and_removed(client_of_ellen):
    page = reverse("thesaurus:words")
    added = client_of_ellen.post(page, {"kind": "same", "words": "aflastning, weekendophold"}, follow=True)
    rule = Rule.objects.get()

    for _time in range(2):
        client_of_ellen.post(reverse("thesaurus:removal", args=[rule.pk]))

    assert ("aflastning, weekendophold</b>" in added.content.decode(), Rule.objects.count()) == (True, 0)


@pytest.mark.parametrize(("kind", "words"), [("same", "aflastning, weekendophold"), ("whole", "plejefamilie")])
def test_what_was_removed_comes_back_by_one_press(client_of_ellen, kind, words):
    client_of_ellen.post(reverse("thesaurus:words"), {"kind": kind, "words": words})
    place = reverse("thesaurus:removal", args=[Rule.objects.get().pk])

    after = client_of_ellen.post(place, follow=True).text
    before = client_of_ellen.get(reverse("thesaurus:words")).text
    for _press in range(2):
        client_of_ellen.post(reverse("thesaurus:words"), {"kind": kind, "words": words})

    hidden = f'<input type="hidden" name="kind" value="{kind}"><input type="hidden" name="words" value="{words}">'
    assert [hidden in page for page in (after, before)] == [True, False]
    assert [(rule.kind, str(rule)) for rule in Rule.objects.all()] == [(kind, words)]


@pytest.mark.parametrize("words", ["aflastning", some_number()])
def test_what_is_wrong_stands_at_the_field_and_what_was_typed_stays(client_of_ellen, words):
    answer = client_of_ellen.post(reverse("thesaurus:words"), {"kind": "same", "words": words})

    assert (answer.status_code, Rule.objects.count()) == (422, 0)
    assert f'value="{words}"' in answer.content.decode()


def test_members_do_not_keep_words(people):
    client = Client()
    client.force_login(people[0])

    assert client.get(reverse("thesaurus:words")).status_code == 403


def test_many_words_are_on_several_pages_each_under_its_kind(client_of_ellen):
    kinds = {"same": 80, "leads": 50, "whole": 0}
    Rule.objects.bulk_create(
        Rule(kind=kind, words=[f"{kind}{number:03}", "andet"], folded=f"{kind}{number:03}")
        for kind, many in kinds.items()
        for number in range(many)
    )

    pages = [client_of_ellen.get(reverse("thesaurus:words"), {"page": number}).text for number in (1, 2)]

    assert [(page.count('<b lang="da">same'), page.count('<b lang="da">leads')) for page in pages] == [
        (80, 20),
        (0, 30),
    ]
    assert ['id="whole"' in page for page in pages] == [True, False]
