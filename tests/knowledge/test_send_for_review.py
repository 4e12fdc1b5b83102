"""A draft goes to the knowledge partner and comes back published, or with words."""

from datetime import timedelta

import pytest

from praksisnet.journal.queries import entries_about
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.kit.refusal import Refused
from praksisnet.knowledge.actions import (
    archive_resource,
    change_resource,
    publish_resource,
    send_back,
    send_for_review,
)
from praksisnet.knowledge.queries import may_publish, waiting_for
from praksisnet.knowledge.words import State
from praksisnet.networks.models import Role
from praksisnet.notices.models import Letter
from praksisnet.todos.queries import todos_for
from tests.guard.numbers import some_number


@pytest.fixture
def sent(written, line):
    return send_for_review(written("Aftale"), by=Actor.person(line))


def waiting(person):
    return [todo.title for todo in todos_for(person)]


def letters(purpose):
    return list(Letter.objects.filter(purpose=f"knowledge.{purpose}").values_list("to_person", flat=True))


def test_the_partner_gets_a_task_and_a_mail_once(sent, line, ellen):
    again = send_for_review(sent, by=Actor.person(line))

    assert (again.state, again.sent_by, waiting(ellen), waiting(line)) == (
        State.REVIEW,
        line,
        ["Review a draft: Aftale"],
        [],
    )
    assert (letters("sent"), entries_about(sent).filter(verb="resource_sent_for_review").count()) == ([ellen.pk], 1)


def test_without_a_partner_the_facilitators_are_asked(written, line, by):
    Role.objects.filter(kind="knowledge_partner").update(ended_at="2020-01-01T00:00Z")

    send_for_review(written("Aftale"), by=by)

    assert (waiting(line), letters("sent")) == (["Review a draft: Aftale"], [])


def test_publishing_answers_it_and_tells_the_sender(sent, line, ellen, by):
    published = publish_resource(sent, by=by)

    assert (published.sent_at, waiting(ellen), letters("published")) == (None, [], [line.pk])


def test_sent_back_with_words_it_is_the_senders_task_until_it_is_sent_again(sent, line, ellen, by):
    back = send_back(sent, text=" Skriv, hvem det er til. ", by=by)
    between = (back.state, waiting(ellen), waiting(line), letters("sent_back"))

    with clock.moved_to(clock.now() + timedelta(hours=1)):
        send_for_review(back, by=Actor.person(line))

    assert between == (State.DRAFT, [], ["Correct a draft that was sent back: Aftale"], [line.pk])
    assert [one.text for one in back.corrections.all()] == ["Skriv, hvem det er til."]
    assert (waiting(line), waiting(ellen)) == ([], ["Review a draft: Aftale"])


def test_sent_back_again_it_is_one_task_again(sent, line, ellen, by):
    send_for_review(send_back(sent, text="Skriv, hvem det er til.", by=by), by=Actor.person(line))

    send_back(sent, text="Skriv kilden.", by=by)

    assert (waiting(line), waiting(ellen)) == (["Correct a draft that was sent back: Aftale"], [])


def test_a_new_owner_leaves_the_partner_her_task(sent, line, ellen, by):
    change_resource(sent, owner=line, by=by)

    assert waiting(ellen) == ["Review a draft: Aftale"]


@pytest.mark.parametrize("text", ["  ", f"Se {some_number()}"])
def test_sent_back_without_words_or_with_a_number_is_refused(text, sent, by):
    with pytest.raises(Refused):
        send_back(sent, text=text, by=by)


def test_what_is_not_in_review_is_not_sent_back(written, by):
    with pytest.raises(Refused):
        send_back(written("Aftale"), text="Ret den.", by=by)


def test_what_is_published_or_archived_is_not_sent(resource, written, by):
    for one in (resource, archive_resource(written("Aftale"), by=by)):
        with pytest.raises(Refused, match="Only a draft"):
            send_for_review(one, by=by)


def test_an_unfinished_brief_is_told_what_it_lacks(written, by):
    draft = written("Hvad ved vi?", kind="research", parts={"question": "Virker det?", "known": "Ja.", "sure": "Ret."})

    with pytest.raises(Refused, match="“What it means in practice”, “References”"):
        send_for_review(draft, by=by)


def test_the_facilitator_publishes_meeting_material_and_the_rest_only_where_there_is_no_partner(written, line, ellen):
    tool, material = written("Aftale"), written("Slides", kind="material")
    with_partner = [may_publish(person, one) for person in (line, ellen) for one in (tool, material)]
    Role.objects.filter(kind="knowledge_partner").update(ended_at="2020-01-01T00:00Z")

    assert (with_partner, may_publish(line, tool)) == ([False, True, True, True], True)


def test_what_waits_is_seen_by_those_who_write(sent, world, line):
    seen = {who for who in (Who.FACILITATOR, Who.OTHER_FACILITATOR) if waiting_for(world.people[who]).sent}

    assert seen == {Who.FACILITATOR}
