"""Filling the demo: everything goes through the rooms' own actions, at the time it is said to have happened."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from praksisnet.demo.actions.arriving import people_arrive
from praksisnet.demo.actions.calendars import participants_subscribe
from praksisnet.demo.actions.filing import file_events
from praksisnet.demo.actions.following import following_events
from praksisnet.demo.actions.history import play
from praksisnet.demo.actions.own_versions import municipalities_adapt
from praksisnet.demo.actions.programmes import begins, first_event
from praksisnet.demo.actions.routine import routine_events
from praksisnet.demo.actions.searching import people_search_in_vain, words_are_kept
from praksisnet.demo.actions.taking import things_are_taken_home
from praksisnet.demo.dates import meeting_days
from praksisnet.demo.invention import Cast, invented_themes
from praksisnet.demo.personas import personas
from praksisnet.demo.recipe import OrganisationRecipe, recipe
from praksisnet.demo.setting import Setting
from praksisnet.jobs.actions import once
from praksisnet.jobs.models import Once
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.half_years import half_years
from praksisnet.kit.quiet import quiet
from praksisnet.kit.refusal import Refused
from praksisnet.networks.models import Programme
from praksisnet.organisations.actions import (
    affiliate,
    change_organisation,
    create_organisation,
    load_denmark,
    represent,
)
from praksisnet.organisations.models import Organisation
from praksisnet.organisations.queries import municipalities
from praksisnet.people.actions import invite_person, make_administrator
from praksisnet.people.models import Person
from praksisnet.themes.actions import load

SEED = 20190401
BEGUN, FILLED = "demo:begun", "demo:filled"
MADE_BEFORE = timedelta(days=70)  # a round's first meeting
BEFORE = timedelta(days=7)  # organisations and people are there a week before the first invitation


Tell = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Filled:
    """Whether the demo was filled now, or was found filled; and what it holds."""

    is_new: bool
    programmes: int
    people: int


def fill_demo(*, by: Actor, tell: Tell = lambda _label, _number, _of: None) -> Filled:
    """Fill an empty demo with its programmes. A demo that is filled stays as it is, also when somebody changed it.

    ``tell`` hears which half-year is being written, as which of how many. Refuses one whose filling was broken off.
    """
    if not is_begun():
        _fill(by, tell)
        return _filled(True)
    if not Once.objects.filter(key=FILLED).exists():
        raise Refused(_("The demo was broken off while it was filled. Begin anew with --fresh."))
    return _filled(False)


def is_begun() -> bool:
    """Whether somebody began to fill this database."""
    return Once.objects.filter(key=BEGUN).exists()


def _filled(is_new: bool) -> Filled:
    return Filled(is_new, Programme.objects.count(), Person.objects.count())


def _fill(by: Actor, tell: Tell) -> None:
    chance = random.Random(SEED)  # noqa: S311 -- invented people need no secrets
    cast = Cast(chance, {persona.name for persona in personas().values()})
    today, plans = clock.today(), recipe().programmes
    start = min(begins(plan, today) for plan in plans) - BEFORE
    with transaction.atomic(), override("da"):
        once(BEGUN)
        with clock.moved_to(clock.at(start, 9)), quiet():
            setting = Setting(today, _organisations(by), cast)
            _people(setting.places, by)
            load(invented_themes(), by=by)
            words_are_kept(by)
    loud_from = meeting_days(today, 1)[0] - MADE_BEFORE  # the letters of the last two rounds are there to be read
    events = [*(first_event(plan, setting) for plan in plans), *routine_events(today, loud_from)]
    events += [*following_events(today), *file_events(today)]
    with override("da"):
        halves = list(half_years(start, today))
        for number, half_year in enumerate(play(events, halves, loud_from=loud_from, by=by), 1):
            tell(half_year.label, number, len(halves))
        with transaction.atomic():
            people_arrive()
            participants_subscribe()
            things_are_taken_home()
            municipalities_adapt()
            people_search_in_vain()
            once(FILLED)


def _organisations(by: Actor) -> dict[str, Organisation]:
    """By key of the recipe, municipalities by official code. Each municipality has a mailbox that a secretary reads."""
    load_denmark(domains="example", by=by)
    places = {key: _organisation(plan, by) for key, plan in recipe().organisations.items()}
    for municipality in municipalities():
        places[municipality.code or ""] = change_organisation(
            municipality, mailbox=f"post@{municipality.domain}", by=by
        )
    for code, through in recipe().represented.items():
        represent(places[code], places[through], by=by)
    return places


def _organisation(plan: OrganisationRecipe, by: Actor) -> Organisation:
    known = Organisation.objects.filter(kind=plan.kind, name=plan.name).first()
    return known or create_organisation(plan.kind, name=plan.name, domain=plan.domain, by=by)


def _people(places: dict[str, Organisation], by: Actor) -> None:
    """Those who run things. Municipalities name their own people when they answer."""
    for persona in personas().values():
        if persona.organisation in places:
            person = invite_person(name=persona.name, email=persona.email, title=persona.title, by=by)
            affiliate(person, places[persona.organisation], by=by)
            if persona.kind == "administrator":
                make_administrator(person, by=by)
