import pytest
from django.test import Client
from django.urls import reverse

from praksisnet.journal.models import Entry
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.networks.models import Tenure
from praksisnet.practice.actions import ask_how_it_went, report_trial
from praksisnet.practice.mails import token_for
from praksisnet.practice.models import Report, Trial
from tests.practice.conftest import LOOK_ON
from tests.reading import text


@pytest.fixture
def link(trial, mette):
    return reverse("practice:mailed", args=[token_for(trial, mette)])


@pytest.fixture
def anybody():
    client = Client()
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture(autouse=True)
def _asked(trial):
    with clock.moved_to(clock.at(LOOK_ON, 9)):
        ask_how_it_went(by=Actor.system("test"))
        yield


def test_opening_it_changes_nothing_and_says_who_answers(link, anybody, trial):
    page = anybody.get(link)
    anybody.head(link)

    assert "You answer as Mette Kjær, Her Kommune. Not Mette?" in text(page)
    assert (Report.objects.count(), Trial.objects.get().stage) == (0, "planned")


def test_one_answer_is_saved_without_signing_in(link, anybody, mette):
    data = {"stage": "adapted", "told": "Vi aftaler det på opstartsmødet", "hindrances": ["time"]}

    page = anybody.post(link, data, follow=True)

    report = Report.objects.get()
    assert (report.stage, report.occasion, report.told_by) == ("adapted", "asked", mette)
    assert "Saved for Her Kommune." in text(page)
    assert Entry.objects.filter(verb="trial_reported").values_list("actor_kind", "actor_id").get() == ("link", mette.pk)


def test_what_was_answered_is_neither_read_nor_changed_by_the_link(link, anybody, trial, birthe):
    report_trial(trial, "adopted", told="Noget internt", by=Actor.person(birthe))

    page = anybody.post(link, {"stage": "stopped", "told": "Nej"})

    assert ("Her Kommune has answered" in text(page), "Noget internt" in text(page)) == (True, False)
    assert (Report.objects.get().stage, "Birthe" in text(page)) == ("adopted", False)


def test_a_cpr_number_is_stopped(link, anybody):
    from tests.guard.numbers import some_number

    stopped = anybody.post(link, {"stage": "adopted", "told": f"Om {some_number()}"})

    assert (stopped.status_code, Report.objects.count()) == (422, 0)


def test_the_link_ends_with_the_seat_and_with_the_address(link, anybody, mette):
    mette.email = "mette@nyt.example"
    mette.save()
    moved = anybody.get(link).status_code
    Tenure.objects.filter(person=mette).update(held_until=clock.now(), ended_because="left")

    assert (moved, anybody.get(link).status_code, anybody.get(link[:-3] + "/").status_code) == (404, 404, 404)


def test_somebody_else_is_led_to_the_own_page(link, anybody, trial):
    assert reverse("practice:report", args=[trial.pk]) in anybody.get(link).content.decode()
