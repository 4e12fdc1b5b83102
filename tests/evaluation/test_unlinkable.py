"""Nobody can tell who answered what; the same attacks succeed where the answers are not mixed."""

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from praksisnet.evaluation.models import Token
from praksisnet.evaluation.queries import answer_token
from praksisnet.journal.models import Entry, Receipt
from praksisnet.kit import links
from praksisnet.people.links import holder_of
from tests.evaluation.linking import hits, play, smallest_group, without_box

ANSWERS = 40
# One of 40 is expected to meet by chance in a shuffled row; twelve or more of them once in 100 million times.
BY_CHANCE = 12

pytestmark = pytest.mark.django_db(transaction=True)


def test_attacks_on_mixed_answers_find_no_more_than_chance(network):
    found = hits(play(network, ANSWERS, every=ANSWERS))

    assert found["journal"] == 0
    assert found.get("marks of transactions", 0) == 0
    assert max(found.values()) < BY_CHANCE


def test_attacks_on_answers_in_several_batches_find_no_mark_of_one_of_them(network):
    scene = play(network, ANSWERS, every=7)

    found = hits(scene)

    assert (found["journal"], found.get("marks of transactions", 0)) == (0, 0)
    assert smallest_group(scene) >= 5


def test_the_same_attacks_succeed_without_the_box(network):
    found = hits(play(network, ANSWERS, answering=without_box))

    surest = "marks of transactions" if connection.vendor == "postgresql" else "order of rows"
    assert found[surest] == ANSWERS


def test_every_token_of_the_survey_carries_the_mark_of_the_last_batch(network):
    scene = play(network, 15, every=5)

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT DISTINCT xmin::text FROM evaluation_token")
            assert len(cursor.fetchall()) == 1
    assert Token.objects.filter(survey=scene.survey, spent_on__isnull=False).count() == 15


def test_the_address_of_an_answer_holds_nothing_of_who_answers(survey, people):
    """The token travels in the body: what a server writes of the request is the same for everybody."""
    client = Client()

    answer = client.post(reverse("evaluation:answers"), {"token": answer_token(survey, people[0]), "relevant": "4"})

    assert (answer.status_code, answer.url) == (302, reverse("evaluation:thanks"))
    assert (Receipt.objects.count(), Entry.objects.filter(actor_id=people[0].pk).count()) == (0, 0)
    assert [morsel for name, morsel in answer.cookies.items() if name != "csrftoken"] == []


def test_a_link_says_neither_name_nor_address(survey, people):
    link = links.read(answer_token(survey, people[0]), "evaluation.answer")

    assert (link.row_id, link.holder) == (survey.pk, holder_of(people[0]))
