"""Every kind of text, whichever room it is of: taken out of its row, put back as it was, and purged from everywhere."""

import pytest

from praksisnet.adaptation.actions import answer_before, ask_before, not_now
from praksisnet.adaptation.models import Reply
from praksisnet.cases import sockets
from praksisnet.cases.actions import purge, release
from praksisnet.evaluation.models import Remark, random_key
from praksisnet.handouts.actions import write_handout
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.networks.models import Invitation
from praksisnet.practice.models import Report
from praksisnet.registration.models import Answer, Question
from tests.cases.conftest import PLANTED, hidden
from tests.cases.scan import found_in


def question(world):
    by = Actor.person(world.people[Who.FACILITATOR])
    return ask_before(world.make("meeting"), ["Hvad fylder hos jer?"], by=by)[0]


def reply(world):
    asked, by = question(world), Actor.person(world.people[Who.PARTICIPANT])
    answer_before(world.make("meeting"), world.here.municipality, {asked.pk: "Aflastning."}, by=by)
    return Reply.objects.get()


def remark(world):
    survey = world.make("evaluated_meeting").survey
    type(survey).objects.filter(pk=survey.pk).update(closed_at=clock.now())
    return Remark.objects.create(id=random_key(), survey=survey, text="Godt møde.")


def report(world):
    return Report.objects.create(trial=world.make("trial"), stage="adopted", told="Det gik godt.", occasion="own")


def invitation(world):
    Invitation.objects.filter(pk=world.here.invitation.pk).update(answer="declined", reason="Ikke i år.")
    return world.here.invitation


def decision(world):
    return not_now(world.make("signal"), reason="Ikke i år.", by=Actor.person(world.people[Who.FACILITATOR]))


def registration_answer(world):
    came = world.make("registration")
    asked = Question.objects.create(meeting=came.meeting, kind="free", text="Hvad mangler du?", purpose="Plads")
    return Answer.objects.create(registration=came, question=asked, text="En stol.", delete_at=clock.now())


def handout(world):
    thing, by = world.make("resource"), Actor.person(world.people[Who.KNOWLEDGE_PARTNER])
    write_handout(thing, points=["Lav aftalen først"], questions=[], by=by)
    return thing.handout


ITEMS = {
    "need": lambda world: world.make("need"),
    "change": lambda world: world.make("change"),
    "signal": lambda world: world.make("signal"),
    "trial": lambda world: world.make("trial"),
    "local-version": lambda world: world.make("local_version"),
    "session": lambda world: world.make("session"),
    "notes": lambda world: world.make("session"),
    "handout": handout,
    "collection": lambda world: world.make("collection"),
    "meeting": lambda world: world.make("meeting"),
    "news": lambda world: world.make("news_item"),
    "question": question,
    "reply": reply,
    "remark": remark,
    "report": report,
    "registration-answer": registration_answer,
    "decision": decision,
    "invitation": invitation,
}


@pytest.mark.parametrize("key", ITEMS)
def test_a_text_of_every_kind_is_withheld_put_back_and_purged(world, line, mette, key):
    kind, item = sockets.kind_named(key), ITEMS[key](world)
    name, rows = kind.texts[0], kind.model._base_manager.filter(pk=item.pk)
    rows.update(**{name: PLANTED, **dict.fromkeys(kind.derived, PLANTED)})
    assert kind.readable(line).filter(pk=item.pk).exists()

    case = hidden(item, line, key)
    where_hidden = found_in(PLANTED)
    release(case, by=Actor.person(line))
    put_back = rows.values_list(name, flat=True).get()
    purge(hidden(item, line, key), by=Actor.person(line))

    tables = [place for place in where_hidden if place != "cases_withheld.words"]
    assert (tables, put_back, found_in(PLANTED)) == ([], PLANTED, [])


def test_what_was_written_to_take_a_resource_home_follows_it(world, line):
    item, by = world.make("collection").items.get(), Actor.person(world.people[Who.KNOWLEDGE_PARTNER])
    write_handout(item.resource, points=[PLANTED], questions=[], by=by)
    type(item).objects.filter(pk=item.pk).update(note=PLANTED)

    case = hidden(item.resource, line)
    where_hidden = found_in(PLANTED)
    purge(case, by=Actor.person(line))

    assert (where_hidden, found_in(PLANTED)) == (["cases_withheld.words"], [])
