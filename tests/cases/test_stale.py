"""Somebody had the text open when it was hidden, and saves what they had."""

import pytest
from django.urls import reverse

from praksisnet.cases.actions import release
from praksisnet.handouts.actions import write_handout
from praksisnet.handouts.models import Handout
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.kit.refusal import Refused
from praksisnet.practice.actions import report_trial
from praksisnet.practice.models import Report
from tests.cases.conftest import hidden

PLANTED = "Drengen fra det gule hus ved kirken"


@pytest.fixture
def handout(world, resource, ellen):
    write_handout(resource, points=[PLANTED, "Aftal det skriftligt."], questions=[], by=Actor.person(ellen))
    return Handout.objects.get()


def test_form_that_was_open_does_not_bring_hidden_words_back(handout, resource, world, mette):
    hidden(handout, mette, "handout")

    said = {"points": f"Først dette.\n{PLANTED}", "questions": ""}
    answer = world.client(Who.KNOWLEDGE_PARTNER).post(reverse("handouts:resource_content", args=[resource.pk]), said)

    assert answer.status_code == 422
    assert PLANTED not in Handout.objects.get().points
    assert PLANTED not in world.client(Who.PARTICIPANT).get(reverse("handouts:resource", args=[resource.pk])).text


def test_other_words_are_written_meanwhile(handout, resource, ellen, mette):
    hidden(handout, mette, "handout")

    write_handout(resource, points=["Mød familien tidligt."], questions=[], by=Actor.person(ellen))

    assert Handout.objects.get().points == "Mød familien tidligt."


def test_they_are_written_again_once_they_are_released(handout, resource, ellen, mette, line):
    release(hidden(handout, mette, "handout"), by=Actor.person(line))

    write_handout(resource, points=[PLANTED], questions=[], by=Actor.person(ellen))

    assert Handout.objects.get().points == PLANTED


def test_answer_that_is_told_again_does_not_bring_hidden_words_back(world, mette, line):
    trial = world.make("trial")
    report_trial(trial, "under_way", told=PLANTED, by=Actor.person(mette))
    hidden(Report.objects.get(), line, "report")

    with pytest.raises(Refused):
        report_trial(trial, "under_way", told=PLANTED, by=Actor.person(mette))

    assert PLANTED not in Report.objects.get().told


def test_short_words_are_known_as_a_whole(world, mette, line):
    trial = world.make("trial")
    report_trial(trial, "under_way", told="Ida græd.", by=Actor.person(mette))
    hidden(Report.objects.get(), line, "report")

    with pytest.raises(Refused):
        report_trial(trial, "under_way", told="Ida græd.", by=Actor.person(mette))
