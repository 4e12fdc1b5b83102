"""Somebody says what they eat and need: for themselves, on a page of their own, without leaving a trace of it."""

import pytest

from praksisnet.journal.models import Entry
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.models import Pool
from praksisnet.meetings.words import Mode
from praksisnet.notices.models import Letter
from praksisnet.registration.actions import cancel_registration, delete_answers, hand_on, register
from praksisnet.registration.mine import RegistrationData
from praksisnet.registration.models import Answer, Registration
from praksisnet.registration.queries.history import history_of
from praksisnet.registration.queries.links import answer_token
from praksisnet.registration.queries.questions import asked_of
from tests.guard.numbers import some_number
from tests.reading import text
from tests.registration.asking import ACCESS, BUS, FOOD, asked_at, says
from tests.registration.conftest import MEETING_DAY, address, letters

SECRET = "Tåler ikke jordskokker"


@pytest.fixture
def questions(meeting, facilitator):
    return asked_at(meeting, FOOD, ACCESS, BUS, by=facilitator)


@pytest.fixture
def food(questions):
    return questions["dietary"]


@pytest.fixture
def made(meeting, questions, mette):
    return register(meeting, mette, by=Actor.person(mette))


@pytest.fixture
def by(mette):
    return Actor.person(mette)


def told():
    return [(answer.picked, answer.text) for answer in Answer.objects.order_by("pk")]


def test_an_answer_can_be_changed_and_a_repeat_changes_nothing(made, food, by):
    says(made, food, "vegan", by=by)
    for _again in range(2):
        says(made, food, "gluten_free", "vegetarian", text=SECRET, by=by)

    assert told() == [(["vegetarian", "gluten_free"], SECRET)]
    assert Entry.objects.filter(verb="answered").count() == 2


def test_an_empty_answer_is_none(made, food, by):
    says(made, food, "vegan", by=by)
    says(made, food, by=by)

    assert told() == []


def test_nobody_answers_for_somebody_else(made, food, birthe, facilitator):
    for other in (Actor.person(birthe), facilitator, Actor.system("test")):
        with pytest.raises(Refused):
            says(made, food, "vegan", by=other)
        with pytest.raises(Refused):
            delete_answers(made, by=other)

    assert told() == []


@pytest.mark.parametrize(("picked", "text"), [(["steak"], ""), (["other"], ""), ([], f"Ring {some_number()}")])
def test_what_cannot_be_an_answer_is_refused(made, food, by, picked, text):
    with pytest.raises(Refused):
        says(made, food, *picked, text=text, by=by)

    assert told() == []


def test_who_waits_is_asked_when_there_is_a_place(make_meeting, comes, mette, facilitator, by):
    meeting = make_meeting(places=1)
    comes(meeting)
    food = asked_at(meeting, by=facilitator)["dietary"]
    waits = register(meeting, mette, by=by)

    with pytest.raises(Refused):
        says(waits, food, "vegan", by=by)


def test_when_the_meeting_has_begun_it_can_only_be_deleted(made, food, by):
    says(made, food, "vegan", by=by)
    with clock.moved_to(clock.at(MEETING_DAY, 10)):
        with pytest.raises(Refused):
            says(made, food, "vegetarian", by=by)
        delete_answers(made, by=by)

    assert told() == []


def test_who_is_online_is_not_asked_about_food(meeting, questions, mette, by):
    Pool.objects.create(meeting=meeting, mode=Mode.ONLINE, capacity=5)
    online = register(meeting, mette, mode=Mode.ONLINE, by=by)

    assert [one.question.kind for one in asked_of(online)] == ["access", "free"]


def test_who_cancels_leaves_no_answer_behind(made, food, by):
    says(made, food, "vegan", by=by)

    cancel_registration(made, by=by)

    assert told() == []


def test_a_successor_does_not_take_over_what_somebody_eats(made, food, by, birthe, facilitator):
    says(made, food, "vegan", by=by)

    hand_on(made, birthe, by=facilitator)

    assert (Registration.objects.get(pk=made.pk).person, told()) == (birthe, [])


def test_journal_history_letters_and_calendar_hold_no_answer(made, food, by, line):
    says(made, food, "vegan", text=SECRET, by=by)
    delete_answers(made, by=by)

    entries = list(Entry.objects.filter(verb__in=["answered", "answers_deleted"]).values("fields", "refs"))
    written = str(entries) + "".join(f"{one.subject}{one.text}{one.html}{one.calendar}" for one in Letter.objects.all())
    assert [entry["fields"] for entry in entries] == [["answers"], ["answers"]]
    assert (SECRET in written, "vegan" in written.lower()) == (False, False)
    assert [step.text for step in history_of(made)] == ["Registered"]


def test_my_data_shows_ones_own(made, food, mette, by):
    says(made, food, "vegan", text=SECRET, by=by)

    facts = {str(fact.label): fact.value for fact in RegistrationData().about(mette).facts}

    assert facts["Dietary needs"] == f"Vegan. {SECRET}, Aflastning, der holder"


def test_the_receipt_asks_by_a_link_where_something_is_asked(made, comes, make_meeting):
    [asking] = letters("receipt")
    silent = comes(make_meeting(workshops=[], title="Andet"))
    [other] = letters("receipt", silent.person)

    assert ("/answers/" in asking.text, "/answers/" in other.text) == (True, False)


def test_after_registering_one_is_asked(meeting, questions, workshops, world):
    client = world.client(Who.PARTICIPANT, language="en")

    done = client.post(address("registration", meeting.pk), {"workshop_1": workshops[0].pk})
    page = text(client.get(address("registration", meeting.pk)))

    assert (done.url, "Food and access" in page) == (address("answers", meeting.pk), True)


def test_one_page_to_say_read_and_delete(meeting, made, food, world):
    client, at = world.client(Who.PARTICIPANT, language="en"), address("answers", meeting.pk)
    sent = {f"q{food.pk}": ["vegetarian"], f"q{food.pk}_text": ""}

    saved = client.post(at, sent, follow=True)
    read = client.get(at).content.decode()
    deleted = client.post(at, {"delete": "yes"}, follow=True)

    assert "Information about food is deleted Thursday 8 October 2026." in saved.content.decode()
    assert ('value="vegetarian" checked' in read, FOOD.purpose in read) == (True, True)
    assert ("Your answers are deleted." in deleted.content.decode(), told()) == (True, [])


def test_a_forwarded_mail_shows_no_answer_and_replaces_only_what_is_filled_in(
    client, meeting, made, questions, mette, by
):
    says(made, questions["dietary"], "vegan", text=SECRET, by=by)
    at, bus = address("mailed_answers", answer_token(meeting, mette)), questions["free"]
    client.cookies["django_language"] = "en"

    page = client.get(at).content.decode()
    nothing = client.post(at, {})
    done = client.post(at, {f"q{bus.pk}_text": "Ja"})

    assert ("You have answered." in page, SECRET in page, " checked" in page) == (True, False, False)
    assert (nothing.status_code, done.status_code) == (422, 302)
    assert told() == [(["vegan"], SECRET), ([], "Ja")]


def test_a_number_is_refused_in_place_and_stays_in_the_field(meeting, made, food, world):
    client, typed = world.client(Who.PARTICIPANT, language="en"), f"Ring {some_number()}"

    page = client.post(address("answers", meeting.pk), {f"q{food.pk}_text": typed})

    assert (page.status_code, typed in page.content.decode(), told()) == (422, True, [])


@pytest.mark.parametrize("rows", [1, 3])
def test_the_pages_cost_the_same_for_every_length(rows, meeting, questions, made, by, comes, world, statements):
    for one in (made, *(comes(meeting) for _ in range(rows))):
        says(one, questions["dietary"], "vegan", by=Actor.person(one.person))
    for name, who, number in (("answers", Who.PARTICIPANT, 11), ("needs", Who.FACILITATOR, 9)):
        client = world.client(who)
        client.get("/")
        with statements.at_most(number):
            response = client.get(address(name, meeting.pk))
        assert response.status_code == 200
