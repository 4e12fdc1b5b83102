"""A workshop's notes become a template: a draft of what was written, sent to the partner, who makes a tool of it."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any

from praksisnet.demo.actions.history import Event
from praksisnet.demo.recipe import ProgrammeRecipe
from praksisnet.demo.setting import persona
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.knowledge import actions
from praksisnet.knowledge.models import Resource
from praksisnet.knowledge.words import REVIEWED_EVERY
from praksisnet.meetings.models import Meeting, Session
from praksisnet.meetings.words import SessionKind

SENT, PUBLISHED = (16, 50), (20, 10)  # on the day of the meeting, so that it is there the day after


def template_events(
    plan: ProgrammeRecipe, meeting: Meeting, becomes: Mapping[str, Any], held_on: date
) -> Iterator[Event]:
    def send() -> list[Event]:
        by = Actor.person(persona(plan.facilitator))
        session = Session.objects.filter(meeting=meeting, kind=SessionKind.WORKSHOP)[0]
        draft = actions.send_for_review(actions.resource_from_session(session, by=by), by=by)
        return [Event(clock.at(held_on, *PUBLISHED), partial(_publish, plan, draft, becomes))]

    yield Event(clock.at(held_on, *SENT), send)


def _publish(plan: ProgrammeRecipe, draft: Resource, becomes: Mapping[str, Any]) -> None:
    owner = persona(plan.roles["knowledge_partner"])
    by, review_on = Actor.person(owner), clock.today() + REVIEWED_EVERY
    actions.change_resource(draft, **becomes, owner=owner, review_on=review_on, expires_on=None, by=by)
    actions.publish_resource(draft, by=by)
