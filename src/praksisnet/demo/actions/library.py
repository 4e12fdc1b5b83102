"""The library: what the partner and the facilitator write, and what a meeting leaves behind."""

import random
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from praksisnet.demo.actions.history import Event
from praksisnet.demo.actions.templates import template_events
from praksisnet.demo.invention import names_in
from praksisnet.demo.recipe import DayRecipe, ProgrammeRecipe, recipe
from praksisnet.demo.setting import Setting, persona
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.knowledge import actions
from praksisnet.knowledge.models import Resource
from praksisnet.knowledge.words import Kind
from praksisnet.meetings.models import Meeting, Session
from praksisnet.meetings.words import SessionKind
from praksisnet.themes.models import Theme

REVIEWED_AFTER = timedelta(days=700)
REVIEWED_BEFORE = timedelta(days=40)  # earlier than somebody would have to ask
FORGOTTEN_OF = 13  # so many of them one, whose day passes: some weeks ago
MATERIAL_AFTER = timedelta(days=3)
SENTENCE_ENDS = re.compile(r"(?<=[.?!]) (?=[A-ZÆØÅ])")
Row = dict[str, str]


def library_events(plan: ProgrammeRecipe, setting: Setting) -> Iterator[Event]:
    """The texts of knowledge.csv, spread over the periods of the programme with their title until today."""
    chance = random.Random(plan.title)  # noqa: S311 -- the order of a library
    rows = [row for row in names_in("knowledge") if row["programme"] == plan.title]
    chance.shuffle(rows)
    periods = [one for one in recipe().programmes if one.title == plan.title]
    share = len(rows) // len(periods)
    turn = periods.index(plan)
    mine = rows[turn * share :] if plan is periods[-1] else rows[turn * share : (turn + 1) * share]
    period = plan.period(setting.today)
    days = (min(period.ends_on, setting.today) - period.starts_on).days
    for number, row in enumerate(mine):
        day = period.starts_on + timedelta(days=days * number // len(mine))
        since, in_turn = divmod(number, FORGOTTEN_OF)
        passes_on = None if in_turn else setting.today - timedelta(weeks=2 + 3 * (since % 5))
        yield Event(clock.at(day, 9 + number % 7, 11), _writing(plan, setting, row, day, passes_on))


def _writing(
    plan: ProgrammeRecipe, setting: Setting, row: Row, day: date, passes_on: date | None
) -> Callable[[], Iterator[Event]]:
    def write() -> Iterator[Event]:
        owner = persona(writer_of(plan))
        by = Actor.person(owner)
        review_on = day + REVIEWED_AFTER if row["kind"] != Kind.EXAMPLE else None
        resource = actions.create_resource(
            setting.programmes[plan.key],
            kind=row["kind"],
            title=row["title"],
            summary=summary_of(row["text"]),
            body=row["text"],
            source=setting.places[_source(plan, row["kind"])].name,
            themes=Theme.objects.filter(name__in=row["themes"].split("|")),
            owner=owner,
            review_on=review_on,
            by=by,
        )
        actions.publish_resource(resource, by=by)
        if review_on:
            yield from reviews(resource, review_on, by, passes_on=passes_on)

    return write


def reviews(resource: Resource, review_on: date, by: Actor, *, passes_on: date | None = None) -> Iterator[Event]:
    """Some days before each day that was set it is read again, the last time before ``passes_on``: it is forgotten."""
    if passes_on and review_on >= passes_on:
        return

    def review() -> Iterator[Event]:
        following = min(review_on + REVIEWED_AFTER, passes_on or date.max)
        actions.review_resource(resource, review_on=following, by=by)
        yield from reviews(resource, following, by, passes_on=passes_on)

    yield Event(clock.at(review_on - REVIEWED_BEFORE, 14, 20), review)


def material_events(plan: ProgrammeRecipe, meeting: Meeting, day: DayRecipe, held_on: date) -> Iterator[Event]:
    """One network's first workshop, and what a national meeting heard, become knowledge some days later."""
    if not day.summary or (meeting.network and meeting.network.name != next(iter(plan.networks))):
        return
    if day.becomes:
        yield from template_events(plan, meeting, day.becomes, held_on)
        return
    kind = SessionKind.WORKSHOP if meeting.network else SessionKind.TALK
    yield Event(clock.at(held_on + MATERIAL_AFTER, 10, 30), lambda: _material(plan, meeting, kind))


def _material(plan: ProgrammeRecipe, meeting: Meeting, kind: SessionKind) -> None:
    by = Actor.person(persona(writer_of(plan)))
    session = Session.objects.filter(meeting=meeting, kind=kind).first()
    if session:
        actions.publish_resource(actions.resource_from_session(session, by=by), by=by)


def writer_of(plan: ProgrammeRecipe) -> str:
    return plan.roles.get("knowledge_partner", plan.facilitator)


def _source(plan: ProgrammeRecipe, kind: str) -> str:
    if kind == Kind.LEGISLATION:
        return plan.authority
    return plan.partners[0] if kind == Kind.RESEARCH and plan.partners else plan.operator


def summary_of(text: str) -> str:
    """The first sentences, as far as a summary is long."""
    first, *more = SENTENCE_ENDS.split(text, maxsplit=2)
    both = " ".join([first, *more[:1]])
    return both if len(both) <= 300 else first[:500]
