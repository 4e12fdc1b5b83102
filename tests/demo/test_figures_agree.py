"""The same figure is the same wherever it stands: on the plan, the map, the meeting's page, the results, the report."""

import re

import pytest
from django.urls import reverse

from praksisnet.demo.setting import persona
from praksisnet.evaluation.queries import response_rates
from praksisnet.meetings.words import FOR_MEMBERS
from praksisnet.pages.queries.overview import overview_of
from praksisnet.registration.queries import figures_of, meetings_by_municipality

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("filled")]
TAGS = re.compile(r"<[^>]+>")


@pytest.fixture
def meetings(second):
    """Those of the second period that were published, by id."""
    return {one.pk: one for one in second.meetings.filter(published_at__isnull=False, kind__in=FOR_MEMBERS)}


@pytest.fixture
def figures(meetings):
    return figures_of(meetings)


@pytest.fixture
def held(meetings):
    return {pk: one for pk, one in meetings.items() if one.closed_at}


@pytest.fixture
def read(client):
    """A page as Line reads it: its text, without the markup."""
    client.force_login(persona("line"))

    def read_page(name: str, **kwargs: int) -> str:
        page = client.get(reverse(name, kwargs=kwargs or None)).content.decode()
        return " ".join(TAGS.sub(" ", page).split())

    return read_page


def test_plan_says_what_the_registrations_say(client, figures, held):
    client.force_login(persona("line"))

    page = client.get(f"{reverse('pages:plan')}?all=1").content.decode()

    shown = re.findall(
        r'href="/meetings/(\d+)/">[^<]+</a></b>\s*<span class="small num">(\d+) deltagere<br>(\d+)', page
    )
    assert {int(pk): (int(people), int(places)) for pk, people, places in shown} == {
        pk: (figures[pk].attended, figures[pk].present) for pk in held
    }


def test_each_meeting_says_what_the_registrations_say(read, figures, meetings):
    wrong = [pk for pk in meetings if figures[pk].said not in read("pages:meeting", meeting_id=pk)]

    assert wrong == []


def test_list_of_participants_holds_as_many_as_the_figure(read, figures, held):
    pk = min(held)

    people = held[pk].registrations.filter(state="attended").values_list("person__name", flat=True)
    listed = [name for name in people if name in read("registration:participants", meeting_id=pk)]

    assert len(listed) == figures[pk].attended


def test_asked_are_those_who_attended(second, figures, held):
    rates = response_rates(second)

    assert {pk: rates[pk].asked for pk in held} == {pk: figures[pk].attended for pk in held}


def test_results_and_meeting_state_the_same_response_rate(read, second, held):
    rates = response_rates(second)
    pages = ("pages:meeting", "pages:results")
    wrong = [
        (pk, name)
        for pk, one in held.items()
        for name in pages
        if one.survey.closed_at and f"({rates[pk].answered} af {rates[pk].asked})" not in read(name, meeting_id=pk)
    ]

    assert wrong == []


def test_overview_adds_up_the_meetings(second, figures, held):
    total, rates = overview_of(second).total, response_rates(second)

    assert total.attended == sum(figure.attended for figure in figures.values())
    assert (total.rate.answered, total.rate.asked) == (
        sum(rate.answered for rate in rates.values()),
        sum(rate.asked for rate in rates.values()),
    )


def test_map_adds_up_to_the_municipalities_at_the_meetings(second, figures):
    by_municipality = meetings_by_municipality(second, second.starts_on)

    assert sum(by_municipality.values()) == sum(figure.present for figure in figures.values())


def test_map_and_overview_count_the_same_municipalities(client, second):
    client.force_login(persona("line"))

    page = client.get(reverse("pages:plan")).content.decode()

    absent = int(re.search(r"Ingen endnu: (\d+)", page)[1])
    assert 98 - absent <= overview_of(second).total.reached  # the map looks a year back, the overview the whole period
