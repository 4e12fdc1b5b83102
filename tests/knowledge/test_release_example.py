"""A municipality's example is shown once a leader has said yes, and until the leader says no."""

import pytest

from praksisnet.journal.queries import entries_about
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.knowledge.actions import (
    ask_release,
    change_resource,
    decline_release,
    publish_resource,
    release_example,
    withdraw_release,
)
from praksisnet.knowledge.queries import needs_release, release_by_link, resources_for
from praksisnet.knowledge.queries.releases import release_token
from praksisnet.knowledge.words import State
from praksisnet.notices.models import Letter
from praksisnet.todos.actions import settle
from praksisnet.todos.queries import todos_for
from tests.guard.numbers import some_number

HANNE = Actor.guest("Hanne Friis")
PARTS = {"for_whom": "Alle.", "does": "Vi aftaler det.", "result": "Færre flytninger.", "contact": "Mette."}


@pytest.fixture
def example(written, koege):
    return written("Aflastning fra dag ét", kind="example", municipality=koege, parts=PARTS)


@pytest.fixture
def leader(koege):
    return {"name": "Hanne Friis", "title": "Børnechef", "email": f"hanne@{koege.domain}"}


@pytest.fixture
def asked(example, leader, by):
    return ask_release(example, **leader, by=by)


@pytest.fixture
def released(asked):
    return release_example(asked, by=HANNE)


def letters(purpose):
    return list(
        Letter.objects.filter(purpose=f"knowledge.{purpose}").order_by("pk").values_list("to_address", flat=True)
    )


def waiting(person):
    return [todo.title for todo in todos_for(person)]


def test_the_leader_gets_one_mail_and_the_one_who_asked_a_task(asked, example, leader, ellen, by):
    again = ask_release(example, **leader, by=by)

    assert (again, letters("release_release")) == (asked, [leader["email"]])
    assert waiting(ellen) == ["Waiting for a leader’s release: Aflastning fra dag ét"]


def test_it_is_not_published_before(example, asked, by):
    with pytest.raises(Refused, match="A leader of the municipality"):
        publish_resource(example, by=by)


def test_a_yes_sends_it_on_to_the_partner_once(released, example, ellen):
    release_example(released, by=HANNE)

    example.refresh_from_db()
    assert (example.state, example.sent_by, waiting(ellen)) == (
        State.REVIEW,
        ellen,
        ["Review a draft: Aflastning fra dag ét"],
    )
    assert entries_about(example).filter(verb="example_released").count() == 1


def test_the_leader_is_told_when_it_is_published_and_when_it_is_changed(released, example, leader, by):
    publish_resource(example, by=by)
    change_resource(example, summary="Kortere.", by=by)
    change_resource(example, summary="Kortere.", by=by)

    assert letters("release_example") == [leader["email"]] * 2


def test_a_no_with_words_leaves_a_draft_and_tells_the_one_who_asked(asked, example, ellen):
    for _ in range(2):
        decline_release(asked, text="Ret tallene.", by=HANNE)

    assert ([one.text for one in example.corrections.all()], waiting(ellen)) == (["Ret tallene."], [])
    assert (needs_release(example), letters("declined")) == (True, [ellen.email])


def test_it_is_asked_anew_after_a_no(asked, example, leader, by):
    decline_release(asked, by=HANNE)

    again = ask_release(example, **leader, by=by)

    asked.refresh_from_db()
    assert (again == asked, bool(asked.ended_at), letters("release_release")) == (False, True, [leader["email"]] * 2)


@pytest.mark.parametrize("is_answered", [True, False])
def test_asked_anew_it_is_one_task(is_answered, asked, example, leader, koege, ellen, by):
    if is_answered:
        decline_release(asked, by=HANNE)

    ask_release(example, **{**leader, "email": f"bo@{koege.domain}"}, by=by)
    settle(example, by=by)

    assert waiting(ellen) == [f"Waiting for a leader’s release: {example.title}"]


def test_withdrawn_it_is_found_by_nobody_and_its_keepers_are_told(released, example, mette, ellen, by):
    published = publish_resource(example, by=by)
    before = list(resources_for(mette))

    for _ in range(2):
        withdraw_release(released, by=HANNE)

    example.refresh_from_db()
    assert (before, list(resources_for(mette)), example.state) == ([published], [], State.ARCHIVED)
    assert (letters("withdrawn"), needs_release(example)) == ([ellen.email], True)


def test_a_withdrawn_one_comes_back_by_a_new_yes_only(released, example, leader, by):
    publish_resource(example, by=by)
    withdraw_release(released, by=HANNE)
    with pytest.raises(Refused):
        publish_resource(example, by=by)

    release_example(ask_release(example, **leader, by=by), by=HANNE)

    assert publish_resource(example, by=by).state is State.PUBLISHED


@pytest.mark.parametrize("act", [release_example, withdraw_release])
def test_a_link_that_another_has_followed_does_nothing(act, asked, example, leader, by):
    ask_release(example, **{**leader, "email": f"leder.{leader['email']}"}, by=by)

    if act is release_example:
        with pytest.raises(Refused):
            act(asked, by=HANNE)
    else:
        act(asked, by=HANNE)

    example.refresh_from_db()
    assert (needs_release(example), example.state) == (True, State.DRAFT)


def test_the_link_leads_to_its_own_release_at_any_time(asked):
    token = release_token(asked)

    with clock.moved_to(clock.at(clock.today().replace(year=clock.today().year + 3))):
        assert release_by_link(token) == asked


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"email": "hanne@post.example"}, "not an address at"),
        ({"name": f"Hanne {some_number()}"}, "CPR"),
    ],
)
def test_it_is_refused_to_ask_somebody_else_or_with_a_number(wrong, said, example, leader, by):
    with pytest.raises(Refused, match=said):
        ask_release(example, **{**leader, **wrong}, by=by)


def test_it_is_refused_to_ask_for_what_is_unfinished_or_no_municipalitys_example(example, written, leader, by):
    change_resource(example, parts={**PARTS, "contact": ""}, by=by)

    for draft, said in ((example, "“Contact”"), (written("Aftale"), "First choose the type “Practice example”")):
        with pytest.raises(Refused, match=said):
            ask_release(draft, **leader, by=by)


def test_a_yes_does_not_follow_to_another_municipality(released, example, world, by):
    elsewhere = world.there.municipality
    change_resource(example, municipality=elsewhere, by=by)

    assert needs_release(example) is True


def test_a_published_one_stays_its_municipalitys(released, example, world, by):
    publish_resource(example, by=by)

    with pytest.raises(Refused, match="released as this municipality’s"):
        change_resource(example, municipality=world.there.municipality, by=by)
