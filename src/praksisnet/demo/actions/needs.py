"""What the municipalities of a programme ask for, who joins them, and what comes of it."""

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from praksisnet.adaptation import actions
from praksisnet.adaptation.models import Need
from praksisnet.demo.actions.history import Event
from praksisnet.demo.dates import meeting_days
from praksisnet.demo.invention import names_in
from praksisnet.demo.personas import personas
from praksisnet.demo.recipe import ProgrammeRecipe
from praksisnet.demo.setting import Setting
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.networks.models import Programme, Tenure
from praksisnet.networks.standings import current_tenures
from praksisnet.themes.models import Theme

SEED = 20190402  # its own chance: a need more or less invents no other people
JOINED_WITHIN = 5  # days
ANSWERED_AFTER = timedelta(days=25)  # the meeting that a chosen need was on
Row = dict[str, str]


def need_events(plan: ProgrammeRecipe, setting: Setting) -> Iterator[Event]:
    """Each need so many days before a round, its joiners and its outcome."""
    chance = random.Random(SEED)  # noqa: S311 -- invented needs have no secrets
    for number, row in enumerate(row for row in names_in("needs") if row["programme"] == plan.key):
        days = meeting_days(setting.today, int(row["back"]))
        at = clock.at(days[0] - timedelta(days=int(row["days"])), 9 + number % 6, 7 * number % 60)
        yield _raised(plan, setting, row, at, chance.random())
        yield from _outcome(setting.programmes[plan.key], row, days, number)


def _raised(plan: ProgrammeRecipe, setting: Setting, row: Row, at: datetime, seed: float) -> Event:
    chance = random.Random(seed)  # noqa: S311

    def raise_it() -> list[Event]:
        programme = setting.programme(plan)
        first, *others = _speakers(programme, row["by"], chance)
        need = actions.raise_need(
            programme,
            first.seat.municipality,
            body=row["body"],
            themes=Theme.objects.filter(name__in=row["themes"].split("|")),
            by=Actor.person(first.person),
        )
        joining = others[: int(row["joined"])]
        return [_joined(need, tenure, at, number) for number, tenure in enumerate(joining)]

    return Event(at, raise_it)


def _joined(need: Need, tenure: Tenure, raised_at: datetime, number: int) -> Event:
    """Within some days somebody finds the same need on the list."""

    def join() -> None:
        actions.support_need(need, tenure.seat.municipality, by=Actor.person(tenure.person))

    return Event(raised_at + timedelta(days=1 + number % JOINED_WITHIN, minutes=number), join)


def _speakers(programme: Programme, key: str, chance: random.Random) -> list[Tenure]:
    """One seat holder from each municipality, in an order of chance; the persona first when she holds a seat."""
    held = Tenure.objects.filter(current_tenures(), seat__network__programme=programme, seat__number=1)
    found = list(held.select_related("person", "seat__municipality").order_by("seat__municipality__code", "pk"))
    chance.shuffle(found)
    name = personas()[key].name if key else ""
    return sorted(found, key=lambda tenure: tenure.person.name != name)


def _outcome(programme: Programme, row: Row, days: list[date], number: int) -> Iterator[Event]:
    """Chosen, answered or declined on the day it is said; what came on a programme is answered after the meetings."""
    if not row["outcome"]:
        return
    by = Actor.person(programme.created_by)
    at = clock.at(days[0] - timedelta(days=int(row["decided"])), 13, number)

    def decide() -> None:
        need = Need.objects.get(programme=programme, body=row["body"])
        if row["outcome"] in {"chosen", "programme"}:
            actions.choose_need(need, by=by)
        elif row["outcome"] == "answered":
            actions.answer_need(need, answer=row["told"], link=row["link"], by=by)
        else:
            actions.decline_need(need, reason=row["told"], by=by)

    def answer() -> None:
        need = Need.objects.get(programme=programme, body=row["body"])
        actions.answer_need(need, answer=row["told"], by=by)

    yield Event(at, decide)
    if row["outcome"] == "programme" and row["told"]:
        yield Event(clock.at(days[-1] + ANSWERED_AFTER, 13, number), answer)
