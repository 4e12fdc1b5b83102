"""What municipalities try at home after a meeting, how it went, and what got in the way."""

import random
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from praksisnet.demo.actions.history import Event
from praksisnet.demo.actions.registering import attending
from praksisnet.demo.invention import names_in
from praksisnet.demo.personas import personas
from praksisnet.demo.recipe import ProgrammeRecipe
from praksisnet.demo.setting import Setting, persona
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.knowledge.models import Resource
from praksisnet.knowledge.words import Kind as Material
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.words import Kind
from praksisnet.networks.models import Network
from praksisnet.practice import actions
from praksisnet.practice.models import Trial
from praksisnet.practice.words import ENDED, Hindrance, Stage
from praksisnet.registration.models import Registration

SYSTEM = Actor.system("practice.ask_how_it_went")
TRIES, TELLS, SHARES, FROM_LIBRARY = 0.45, 0.75, 0.3, 0.5
STAGES = {Stage.ADOPTED: 30, Stage.ADAPTED: 28, Stage.UNDER_WAY: 28, Stage.STOPPED: 14}
HINDRANCES = {Hindrance.TIME: 45, Hindrance.MANAGEMENT: 16, Hindrance.MONEY: 12, Hindrance.IT: 8, Hindrance.RULES: 11}
LOOKED_AT_AFTER = timedelta(weeks=6)
# The persona whose municipality was asked the other day how it went, and has not told yet.
ASKED, ASKED_AGO = "mette", timedelta(days=2)


def trial_events(plan: ProgrammeRecipe, setting: Setting, meeting: Meeting, starts_at: datetime) -> Iterator[Event]:
    if meeting.kind != Kind.NETWORK or meeting.network is None:
        return
    network, day = meeting.network, starts_at.astimezone(clock.COPENHAGEN).date()
    chance = random.Random(f"trials {network.name} {setting.today - day}")  # noqa: S311 -- invented trials
    yield Event(starts_at + timedelta(minutes=20), lambda: _since_last(meeting, network, chance))
    yield Event(starts_at + timedelta(hours=4, minutes=50), lambda: _planned(plan, setting, meeting, network, chance))
    yield Event(clock.at(day + LOOKED_AT_AFTER, 6, 10), _ask)


def _since_last(meeting: Meeting, network: Network, chance: random.Random) -> Iterator[Event]:
    """In the first session each municipality says where its open trial stands."""
    here = {registration.municipality_id: registration for registration in attending(meeting)}
    open_ones = network.trials.exclude(stage__in=ENDED).exclude(municipality=None).order_by("pk")
    for number, trial in enumerate(open_ones):
        registration = here.get(trial.municipality_id)
        if registration and chance.random() < TELLS:
            yield Event(clock.now() + timedelta(seconds=20 * number), _telling(trial, registration, chance, meeting))


def _planned(
    plan: ProgrammeRecipe, setting: Setting, meeting: Meeting, network: Network, chance: random.Random
) -> Iterator[Event]:
    """In the last half hour about half of the municipalities write down what they will try."""
    here: dict[int, Registration] = {}
    for registration in attending(meeting):
        if registration.municipality_id and registration.person.email:
            here.setdefault(registration.municipality_id, registration)
    themes = set(meeting.themes.values_list("name", flat=True))
    rows = [row for row in names_in("trials") if row["programme"] == plan.title and row["theme"] in themes]
    for number, registration in enumerate(here.values()):
        if rows and chance.random() < TRIES:
            at = clock.now() + timedelta(seconds=40 * number)
            yield Event(at, _planning(meeting, network, registration, chance.choice(rows), chance))
    if _is_before_today(setting, meeting) and persona(ASKED).pk in {one.person_id for one in here.values()}:
        yield Event(clock.now() + timedelta(minutes=20), lambda: _asked(setting, meeting, network, rows[0]))


def _planning(
    meeting: Meeting, network: Network, registration: Registration, row: dict[str, str], chance: random.Random
) -> Callable[[], Iterator[Event]]:
    def plan_it() -> Iterator[Event]:
        by, municipality = Actor.person(registration.person), registration.municipality
        assert municipality is not None  # noqa: S101 -- only municipalities try something
        resource = _resource(meeting) if chance.random() < FROM_LIBRARY else None
        trial = actions.plan_trial(
            network, municipality, what=row["what"], who=row["who"], meeting=meeting, resource=resource, by=by
        )
        if chance.random() < TELLS:
            at = clock.at(trial.look_on + timedelta(days=chance.randrange(6)), chance.randrange(7, 16), 20)
            yield Event(at, _telling(trial, registration, chance, None, row["told"]))
        if chance.random() < SHARES:
            yield Event(clock.at(trial.look_on + timedelta(days=8), 10), lambda: _shared(trial, by))

    return plan_it


def _telling(
    trial: Trial, registration: Registration, chance: random.Random, meeting: Meeting | None, told: str = ""
) -> Callable[[], None]:
    def tell() -> None:
        stage = chance.choices(list(STAGES), STAGES.values())[0]  # type: ignore[arg-type]
        hindrances = set() if stage == Stage.ADOPTED else set(chance.choices(list(HINDRANCES), HINDRANCES.values()))  # type: ignore[arg-type]
        actions.report_trial(
            trial, stage, told=told, hindrances=hindrances, meeting=meeting, by=Actor.person(registration.person)
        )

    return tell


def _asked(setting: Setting, meeting: Meeting, network: Network, row: dict[str, str]) -> Iterator[Event]:
    """The persona chose a day that was two days ago: the letter has come, and the answer waits for the visitor."""
    who, look_on = persona(ASKED), setting.today - ASKED_AGO
    place = personas()[ASKED].organisation
    actions.plan_trial(
        network,
        setting.named(place),
        what=row["what"],
        who=row["who"],
        look_on=min(look_on, clock.today() + timedelta(days=364)),
        meeting=meeting,
        by=Actor.person(who),
    )
    yield Event(clock.at(look_on, 6, 10), _ask)


def _is_before_today(setting: Setting, meeting: Meeting) -> bool:
    """In the round before today's, so that a day of this week is within the year a trial may take."""
    day = clock.today()
    return meeting.round is not None and timedelta(days=60) < setting.today - day < timedelta(days=330)


def _resource(meeting: Meeting) -> Resource | None:
    found = Resource.objects.filter(
        programme=meeting.programme_id, published_at__isnull=False, themes__in=meeting.themes.all()
    )
    found = found.exclude(kind=Material.MATERIAL, session=None)  # what was asked somewhere is nothing to try
    return found.order_by("pk").first()


def _shared(trial: Trial, by: Actor) -> None:
    actions.share_trial(trial, by=by)


def _ask() -> None:
    actions.ask_how_it_went(by=SYSTEM)
