"""What the municipalities of a programme ask for, who joins them, and what comes of it."""

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from praksisnet.adaptation import actions
from praksisnet.adaptation.models import Need
from praksisnet.demo.actions.history import Event
from praksisnet.demo.invention import names_in
from praksisnet.demo.personas import personas
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.networks.models import Programme, Tenure
from praksisnet.networks.standings import current_tenures
from praksisnet.themes.models import Theme

SEED = 20190402  # its own chance: a need more or less invents no other people
JOINED_WITHIN = 5  # days
Row = dict[str, str]


def need_events(programme: Programme, today: date) -> Iterator[Event]:
    """Each need on its day, its joiners and its outcome; and the nightly round that asks about silence."""
    chance = random.Random(SEED)  # noqa: S311 -- invented needs have no secrets
    for number, row in enumerate(row for row in names_in("needs") if row["programme"] == programme.title):
        at = clock.at(today - timedelta(days=int(row["days_ago"])), 9 + number % 6, 7 * number % 60)
        yield _raised(programme, row, at, chance.random())
        if row["outcome"]:
            decided = today - timedelta(days=int(row["decided_days_ago"]))
            yield _outcome(programme, row, clock.at(decided, 13, number))
    yield Event(clock.at(today - timedelta(days=1), 5, 10), _ask)


def _ask() -> None:
    actions.add_due_todos(by=Actor.system("adaptation.ask_about_silent_needs"))


def _raised(programme: Programme, row: Row, at: datetime, seed: float) -> Event:
    chance = random.Random(seed)  # noqa: S311

    def raise_it() -> list[Event]:
        speakers = _speakers(programme, row["by"], chance)
        first, *others = speakers
        need = actions.raise_need(
            Programme.objects.get(pk=programme.pk),  # opened since this event was planned
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


def _outcome(programme: Programme, row: Row, at: datetime) -> Event:
    by = Actor.person(programme.created_by)

    def decide() -> None:
        need = Need.objects.get(programme=programme, body=row["body"])
        if row["outcome"] == "chosen":
            actions.choose_need(need, by=by)
        elif row["outcome"] == "answered":
            actions.answer_need(need, answer=row["told"], link=row["link"], by=by)
        else:
            actions.decline_need(need, reason=row["told"], by=by)

    return Event(at, decide)
