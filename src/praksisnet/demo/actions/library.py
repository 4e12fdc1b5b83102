"""The library: what the partner and the facilitator write, and what a meeting leaves behind."""

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from praksisnet.demo.actions.history import Event
from praksisnet.demo.invention import names_in
from praksisnet.demo.recipe import DayRecipe, ProgrammeRecipe, recipe
from praksisnet.demo.setting import Setting, persona
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.knowledge import actions
from praksisnet.knowledge.words import Kind
from praksisnet.meetings.models import Meeting, Session
from praksisnet.meetings.words import SessionKind
from praksisnet.themes.models import Theme

REVIEWED_AFTER = timedelta(days=700)
MATERIAL_AFTER = timedelta(days=3)
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
        yield Event(clock.at(day, 9 + number % 7, 11), _writing(plan, setting, row, day))


def _writing(plan: ProgrammeRecipe, setting: Setting, row: Row, day: date) -> Callable[[], None]:
    def write() -> None:
        owner = persona(_writer(plan))
        by = Actor.person(owner)
        review_on = day + REVIEWED_AFTER if row["kind"] != Kind.EXAMPLE else None
        resource = actions.create_resource(
            setting.programmes[plan.key],
            kind=row["kind"],
            title=row["title"],
            summary=_summary(row["text"]),
            body=row["text"],
            source=setting.places[_source(plan, row["kind"])].name,
            themes=Theme.objects.filter(name__in=row["themes"].split("|")),
            owner=owner,
            review_on=review_on,
            by=by,
        )
        actions.publish_resource(resource, by=by)

    return write


def material_events(plan: ProgrammeRecipe, meeting: Meeting, day: DayRecipe, held_on: date) -> Iterator[Event]:
    """One network's first workshop, and what a national meeting heard, become knowledge some days later."""
    if not day.summary or (meeting.network and meeting.network.name != next(iter(plan.networks))):
        return
    kind = SessionKind.WORKSHOP if meeting.network else SessionKind.TALK
    yield Event(clock.at(held_on + MATERIAL_AFTER, 10, 30), lambda: _material(plan, meeting, kind))


def _material(plan: ProgrammeRecipe, meeting: Meeting, kind: SessionKind) -> None:
    by = Actor.person(persona(_writer(plan)))
    session = Session.objects.filter(meeting=meeting, kind=kind).first()
    if session:
        actions.publish_resource(actions.resource_from_session(session, by=by), by=by)


def _writer(plan: ProgrammeRecipe) -> str:
    return plan.roles.get("knowledge_partner", plan.facilitator)


def _source(plan: ProgrammeRecipe, kind: str) -> str:
    if kind == Kind.LEGISLATION:
        return plan.authority
    return plan.partners[0] if kind == Kind.RESEARCH and plan.partners else plan.operator


def _summary(text: str) -> str:
    """The first sentences, as far as a summary is long."""
    first, _point, rest = text.partition(". ")
    second = rest.partition(". ")[0]
    both = f"{first}. {second}."
    return both if len(both) <= 300 and second else f"{first}."[:500]
