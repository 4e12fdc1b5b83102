"""The venue is told numbers, with one press, and later what changed; a name never goes."""

from datetime import date

import pytest

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.actions import set_date
from praksisnet.meetings.models import Meeting, Pool
from praksisnet.meetings.words import Mode
from praksisnet.registration.actions import cancel_registration, set_venue, tell_venue
from praksisnet.registration.models import VenueReport
from praksisnet.registration.queries.venue import Counts, counts_of, difference, venue_panel
from praksisnet.todos.models import Todo
from tests.acting import cancel_meeting
from tests.guard.numbers import some_number
from tests.reading import text
from tests.registration.asking import ACCESS, FOOD, asked_at, says
from tests.registration.conftest import address, letters

VENUE = {"name": "Kulturhuset", "email": "koekken@kulturhuset.example", "told_on": date(2026, 9, 18)}
SECRET = "Tåler ikke jordskokker"


@pytest.fixture
def questions(meeting, facilitator):
    set_venue(meeting, **VENUE, by=facilitator)
    return asked_at(meeting, FOOD, ACCESS, by=facilitator)


@pytest.fixture
def eats(meeting, questions, comes):
    """``eats("vegan")``: somebody comes and says so."""

    def made(*picked, text="", **options):
        one = comes(meeting, **options)
        if picked or text:
            says(one, questions["dietary"], *picked, text=text, by=Actor.person(one.person))
        return one

    return made


def test_own_words_count_as_another_diet_and_who_is_online_does_not_count(meeting, eats):
    Pool.objects.create(meeting=meeting, mode=Mode.ONLINE, capacity=3)
    eats("vegan", "gluten_free")
    eats("vegan", text=SECRET)
    eats()
    eats(mode=Mode.ONLINE)

    assert counts_of(meeting) == Counts(3, {"dietary.vegan": 2, "dietary.gluten_free": 1, "dietary.other": 1})


def test_the_venue_reads_numbers_and_whom_to_ask_and_no_name(meeting, eats, facilitator, line):
    coming = eats("vegan", text=SECRET, name="Greve")

    tell_venue(meeting, note="En med nøddeallergi", by=facilitator)

    [letter] = letters("venue")
    assert (letter.to_address, letter.to_person) == (VENUE["email"], None)
    assert ("Vegansk: 1" in letter.text, "En med nøddeallergi" in letter.text, line.name in letter.text) == (True,) * 3
    assert [said in letter.text + letter.html for said in (coming.person.name, "Greve", SECRET)] == [False] * 3


def test_pressed_twice_it_is_told_once(meeting, eats, facilitator):
    eats("vegan")

    for _again in range(2):
        tell_venue(meeting, by=facilitator)

    assert (VenueReport.objects.count(), len(letters("venue"))) == (1, 1)


def test_later_changes_are_the_difference_and_can_be_sent(meeting, eats, facilitator):
    leaves = eats("vegetarian")
    eats("vegan")
    tell_venue(meeting, by=facilitator)
    cancel_registration(leaves, by=Actor.person(leaves.person))
    for _ in range(3):
        eats()

    changes = venue_panel(meeting).changes
    tell_venue(meeting, by=facilitator)

    assert changes == ["2 more", "1 vegetarian fewer"]
    assert "2 flere, 1 vegetar mindre" in letters("venue")[-1].text
    assert venue_panel(meeting).is_known is True


@pytest.mark.parametrize(
    ("told", "now", "said"),
    [
        (Counts(3), Counts(3), []),
        (Counts(3), Counts(2), ["1 fewer"]),
        (Counts(3, {"dietary.vegan": 1}), Counts(3, {"dietary.vegan": 3}), ["2 vegans more"]),
        (Counts(1), Counts(1, {"access.step_free": 1}), ["1 without steps more"]),
    ],
)
def test_the_difference_in_words(told, now, said):
    assert difference(told, now) == said


def test_it_is_refused_without_an_address_for_a_cancelled_meeting_and_with_a_number(meeting, facilitator, questions):
    with pytest.raises(Refused):
        tell_venue(meeting, note=f"Ring {some_number()}", by=facilitator)
    set_venue(meeting, name="", email="", told_on=None, by=facilitator)
    with pytest.raises(Refused):
        tell_venue(meeting, by=facilitator)
    cancel_meeting(meeting, reason="Sne", by=facilitator)
    with pytest.raises(Refused):
        tell_venue(meeting, by=facilitator)

    assert VenueReport.objects.count() == 0


@pytest.mark.parametrize("wrong", [{"told_on": date(2026, 9, 25)}, {"email": ""}])
def test_the_day_needs_an_address_and_lies_before_the_meeting(meeting, facilitator, wrong):
    with pytest.raises(Refused):
        set_venue(meeting, **{**VENUE, **wrong}, by=facilitator)


def test_a_task_on_the_day_ticks_itself_when_it_is_sent(meeting, questions, facilitator):
    todo = Todo.objects.get(source=f"meeting:{meeting.pk}:venue")
    before = (todo.due_on, todo.done_at)

    tell_venue(meeting, by=facilitator)
    todo.refresh_from_db()

    assert (before, todo.done_at is None, todo.done_by) == ((VENUE["told_on"], None), False, None)


def test_the_task_follows_the_day_and_the_meeting(meeting, questions, facilitator):
    set_venue(meeting, **{**VENUE, "told_on": date(2026, 9, 16)}, by=facilitator)
    first = Todo.objects.get(source=f"meeting:{meeting.pk}:venue").due_on
    set_date(meeting, starts_at=clock.at(date(2026, 10, 1), 9, 30), town="Næstved", by=facilitator)
    second = Todo.objects.get(source=f"meeting:{meeting.pk}:venue").due_on
    told_on = Meeting.objects.get(pk=meeting.pk).venue_told_on
    set_venue(meeting, name="", email="", told_on=None, by=facilitator)

    assert (first, second, told_on) == (date(2026, 9, 16), date(2026, 9, 23), date(2026, 9, 23))
    assert Todo.objects.filter(source=f"meeting:{meeting.pk}:venue").exists() is False


def test_one_page_shows_the_numbers_and_sends_them(meeting, eats, world):
    eats("vegan", text=SECRET)
    client, at = world.client(Who.FACILITATOR, language="en"), address("venue", meeting.pk)

    before = client.get(at).content.decode()
    done = client.post(at, {"note": ""}, follow=True)

    assert ("1 person comes to the place itself." in text(client.get(at)), SECRET in before) == (True, False)
    assert ("Sent to the venue." in done.content.decode(), len(letters("venue"))) == (True, 1)


def test_the_venue_is_said_on_its_own_page(meeting, world):
    client, at = world.client(Who.FACILITATOR, language="en"), address("venue_contact", meeting.pk)

    refused = client.post(at, {"name": "Salen", "told_on": "18.9.2026"})
    done = client.post(at, {"name": "Salen", "email": "sal@salen.example", "told_on": "18.9.2026"})

    assert (refused.status_code, done.status_code) == (422, 302)
    assert Meeting.objects.get(pk=meeting.pk).venue_email == "sal@salen.example"


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_for_every_length(rows, meeting, eats, world, facilitator, statements):
    for _ in range(rows):
        eats("vegan")
        tell_venue(meeting, by=facilitator)
    client = world.client(Who.FACILITATOR)
    client.get("/")

    with statements.at_most(11):
        response = client.get(address("venue", meeting.pk))

    assert response.status_code == 200
