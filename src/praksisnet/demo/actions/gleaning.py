"""What else lies in the library: what members asked each other, what meetings wrote down, and what was in the news."""

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from praksisnet.demo.actions.history import Event
from praksisnet.demo.actions.library import REVIEWED_AFTER, Row, reviews, summary_of, writer_of
from praksisnet.demo.invention import names_in
from praksisnet.demo.recipe import ProgrammeRecipe, recipe
from praksisnet.demo.setting import Setting, persona
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.names import fold
from praksisnet.knowledge import actions
from praksisnet.knowledge.words import FREE_KINDS, MATERIAL_LASTS
from praksisnet.themes.models import Theme

NEWSPAPER = "Nyt fra området"
NEWEST = timedelta(days=30)  # before today: what is new is what was written for the library


def gleaned_events(plan: ProgrammeRecipe, setting: Setting) -> Iterator[Event]:
    """The texts of gleanings.csv, spread over the newest period of the programme with their title until today."""
    if plan is not [one for one in recipe().programmes if one.title == plan.title][-1]:
        return
    rows = [row for row in names_in("gleanings") if row["programme"] == plan.title]
    random.Random(f"gleanings {plan.title}").shuffle(rows)  # noqa: S311 -- the order of a library
    period = plan.period(setting.today)
    first = period.starts_on + timedelta(days=14)
    days = (min(period.ends_on, setting.today - NEWEST) - first).days
    for number, row in enumerate(rows):
        day = first + timedelta(days=days * number // len(rows))
        yield Event(clock.at(day, 8 + number % 8, 37), _keeping(plan, setting, row, number, day))


def _keeping(
    plan: ProgrammeRecipe, setting: Setting, row: Row, number: int, day: date
) -> Callable[[], Iterator[Event]]:
    def keep() -> Iterator[Event]:
        is_free = row["kind"] in FREE_KINDS
        who = persona(plan.facilitator if is_free else writer_of(plan))
        by = Actor.person(who)
        kept: dict[str, Any] = {} if is_free else {"owner": who, "review_on": day + REVIEWED_AFTER}
        if row["what"] in {"question", "meeting"}:
            kept["expires_on"] = day + MATERIAL_LASTS
        draft = actions.create_resource(
            setting.programmes[plan.key],
            kind=row["kind"],
            title=row["title"],
            summary=summary_of(row["text"]),
            body=row["text"],
            source=_source(plan, setting, row["what"], number),
            link=f"https://nyt.example/{'-'.join(fold(row['title']).split())[:60]}" if row["what"] == "news" else "",
            themes=Theme.objects.filter(name__in=row["themes"].split("|")),
            **kept,
            by=by,
        )
        actions.publish_resource(draft, by=by)
        if not is_free:
            yield from reviews(draft, day + REVIEWED_AFTER, by)

    return keep


def _source(plan: ProgrammeRecipe, setting: Setting, what: str, number: int) -> str:
    """A network asked it; a meeting is the programme's."""
    if what == "news":
        return NEWSPAPER
    networks = list(plan.networks)
    return networks[number % len(networks)] if what == "question" else setting.places[plan.operator].name
