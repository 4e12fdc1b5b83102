"""What is on your mind? Once in a half-year, answered without signing in."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from praksisnet.adaptation.actions import raise_need
from praksisnet.adaptation.models import Need
from praksisnet.adaptation.queries import need_token
from praksisnet.adaptation.tasks import ask_members
from praksisnet.journal.queries import entries_about
from praksisnet.kit import clock
from praksisnet.networks.models import Tenure
from praksisnet.notices.models import Letter


def asked_on(day):
    with clock.moved_to(clock.at(day, 5, 50)):
        ask_members.call()
    return Letter.objects.filter(purpose="adaptation.half_year").count()


def test_two_weeks_before_the_development_day_each_member_is_asked_once(development_day, mette, world):
    day = development_day.starts_at.date()

    counts = [asked_on(day - timedelta(days=days)) for days in (15, 14, 13)]

    letters = Letter.objects.filter(purpose="adaptation.half_year", budget_key="needs:2027-1")
    assert counts[0] == 0
    assert counts[1] == counts[2] == letters.count()
    assert mette in {letter.to_person for letter in letters}


def test_without_a_development_day_in_may_and_november(world):
    year = clock.today().year + 1

    counts = [asked_on(date(year, month, day)) for month, day in ((4, 30), (5, 1), (11, 2))]

    assert [counts[0], counts[1] > 0, counts[2]] == [0, True, 2 * counts[1]]


def english():
    browser = Client()
    browser.cookies["django_language"] = "en"
    return browser


@pytest.fixture
def link(world, programme, mette, koege):
    return reverse("adaptation:need_by_link", args=[need_token(programme, mette, koege)])


def test_the_link_names_the_reader_and_raises_in_the_name_of_the_municipality(link, mette, koege):
    browser = english()
    page = browser.get(link).content.decode()
    before = Need.objects.count()
    answer = browser.post(link, {"body": "Ferieaftaler i god tid."}, follow=True)

    need = Need.objects.get()
    assert ("You answer as Mette Kjær, Her Kommune." in page, "Not Mette?" in page, before) == (True, True, 0)
    assert (answer.status_code, need.municipality, entries_about(need)[0].actor_kind) == (200, koege, "link")
    assert "1 municipality stands behind it now" in answer.content.decode()


def test_a_similar_need_is_joined_by_the_link(link, need, faxe, facilitator, koege, programme):
    other = raise_need(programme, faxe, body="Skriftlige aftaler om ferie", by=facilitator)
    browser = english()

    offered = browser.post(link, {"body": "Aftaler om ferie, skriftlige"}).content.decode()
    browser.post(link, {"body": "Aftaler om ferie, skriftlige", "join": other.pk})

    assert "One other municipality has raised something similar" in offered
    assert (other.supports.count(), faxe.name in offered) == (2, False)


def test_the_link_dies_with_the_place_and_is_not_forged(link, mette, programme, koege):
    wrong = Client().get(link[:-3] + "x/")
    Tenure.objects.filter(person=mette).update(held_until=clock.now(), ended_because="left")

    assert (wrong.status_code, Client().get(link).status_code) == (404, 404)
