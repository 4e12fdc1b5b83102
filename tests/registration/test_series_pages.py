"""The page of all meetings: who finds it, what it offers, and what one press did."""

import re

import pytest
from django.urls import reverse

from praksisnet.kit import clock
from praksisnet.registration.actions import register
from praksisnet.registration.models import Registration, Series
from tests import factories
from tests.registration.conftest import MONDAY
from tests.registration.dates import SYSTEM, Network

TUESDAY = clock.at(MONDAY.replace(day=23), 9)


def told(answer):
    """The messages at the top of the page that the press led to."""
    box = answer.content.decode().split('class="pn-messages"')[1].split("</main")[0]
    return re.findall(r'class="alert-text">([^<]+)', box)


@pytest.fixture
def here(db):
    return Network()


def where(here, name="series"):
    return reverse(f"registration:{name}", args=[here.network.pk])


def test_one_press_registers_for_the_dates_that_are_ticked(here):
    first, _second = here.date(0), here.date(2)
    client = here.client()

    page = client.get(where(here)).content.decode()
    answer = client.post(where(here), {"dates": [first.pk]}, follow=True)

    assert page.count(" checked") == 2
    assert list(Registration.objects.values_list("meeting", "person")) == [(first.pk, here.mette.pk)]
    assert told(answer) == [
        "You are registered for all meetings of Netværk Sjælland. You have a place on 24 September."
    ]


def test_the_result_says_what_became_of_each_date(here):
    full, free, more = here.date(0, places=1), here.date(2), here.date(3)
    register(full, factories.person(), by=SYSTEM)

    answer = here.client().post(where(here), {"dates": [full.pk, free.pk, more.pk]}, follow=True)

    assert told(answer) == [
        "You are registered for all meetings of Netværk Sjælland. You have places on 8 October and 15 October.",
        "On the waiting list: 24 September (number 1).",
    ]


def test_a_date_that_cannot_be_chosen_is_refused_and_the_others_stay_ticked(here):
    first, second = here.date(0), here.date(2)
    early = here.date(3, opens_at=TUESDAY)

    answer = here.client().post(where(here), {"dates": [second.pk, early.pk]})

    assert (answer.status_code, Registration.objects.count()) == (422, 0)
    assert f'value="{second.pk}" checked' in answer.content.decode()
    assert f'value="{first.pk}" checked' not in answer.content.decode()


def test_a_date_that_opens_later_has_no_tick_and_says_when(here):
    here.date(opens_at=TUESDAY)

    page = here.client().get(where(here)).content.decode()

    assert ('name="dates"' in page, "Registration opens 23 June at 9" in page) == (False, True)


def test_a_date_one_has_dropped_can_be_chosen_but_is_not_ticked(here):
    meeting = here.date()
    here.joins(meeting)
    client = here.client()
    client.post(reverse("registration:cancellation", args=[Registration.objects.get().pk]))

    page = client.get(where(here)).content.decode()

    assert ('name="dates"' in page, " checked" in page, "You cancelled 22 June" in page) == (True, False, True)


def test_leaving_cancels_the_ticked_dates(here):
    meeting = here.date()
    here.joins(meeting)

    answer = here.client().post(where(here, "series_end"), {"dates": [meeting.pk]}, follow=True)

    assert (Registration.objects.get().state, Series.objects.get().ended_at is None) == ("cancelled", False)
    assert told(answer) == ["You have cancelled 1 date. We no longer register you for new dates."]


def test_after_the_deadline_a_date_is_not_ticked_and_a_colleague_is_asked_for(here):
    meeting = here.date()
    here.joins(meeting)

    with clock.moved_to(meeting.closes_at):
        page = here.client().get(where(here, "series_end")).content.decode()

    assert (" checked" in page, "Give the place to a colleague" in page) == (False, True)


def test_who_does_not_come_to_all_has_nothing_to_leave(here):
    assert here.client().get(where(here, "series_end")).status_code == 302


def test_who_has_no_part_in_the_network_does_not_find_it(here):
    stranger = factories.person()
    factories.tenure(factories.seat(factories.network()), stranger)

    answers = [here.client(stranger).get(where(here, name)).status_code for name in ("series", "series_end")]

    assert answers == [404, 404]


def test_members_do_not_see_who_comes_to_all_and_the_facilitator_does(here):
    here.joins()
    jonas = here.member("Jonas Riis")

    pages = [here.client(one).get(where(here)).content.decode() for one in (jonas, here.line)]

    assert ["Mette Kjær" in page for page in pages] == [False, True]


def test_the_meetings_page_leads_there(here):
    meeting = here.date()
    client = here.client()
    address = reverse("pages:meeting", args=[meeting.pk])

    before = client.get(address).content.decode()
    here.joins(meeting)
    after = client.get(address).content.decode()

    assert f'href="{where(here)}">Register for all meetings' in before
    assert f'href="{where(here)}">You come to all meetings' in after


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_costs_the_same_for_every_number(number, here, statements):
    for week in range(number):
        here.date(week)
    client = here.client()

    with statements.at_most(12):
        page = client.get(where(here)).content.decode()

    assert page.count('name="dates"') == number


def test_the_networks_page_leads_there(here):
    pages = [here.client(one).get(f"/networks/{here.network.pk}/").content.decode() for one in (here.mette, here.line)]

    said = ("Register for all meetings", "Who is registered for all meetings?")
    assert [f'href="{where(here)}">{text}' in page for text, page in zip(said, pages, strict=True)] == [True, True]


def listed(here, person=None):
    page = here.client(person).get(reverse("meetings:meetings")).content.decode()
    return re.findall(rf'<a href="{where(here)}">([^<]+)</a>', page)


def test_the_list_of_meetings_leads_to_all_of_them_and_says_who_comes_already(here):
    meeting = here.date()
    before = listed(here)

    here.joins(meeting)

    assert (before, listed(here)) == (
        ["Register for all meetings: Netværk Sjælland"],
        ["You come to all meetings: Netværk Sjælland"],
    )


def test_who_runs_the_network_finds_its_series_on_the_networks_page(here):
    here.date()

    assert listed(here, here.line) == []
