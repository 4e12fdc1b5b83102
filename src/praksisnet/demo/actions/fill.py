"""Filling the demo: everything goes through the rooms' own actions, at the time it is said to have happened."""

import random
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction

from praksisnet.demo.actions.history import play
from praksisnet.demo.actions.programmes import first_event
from praksisnet.demo.invention import Cast, invented_themes
from praksisnet.demo.personas import personas
from praksisnet.demo.recipe import OrganisationRecipe, recipe
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
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
BEFORE = timedelta(days=7)  # organisations and people are there a week before the first invitation


@dataclass(frozen=True, slots=True)
class Filled:
    """Whether the demo was filled now, or was found filled; and what it holds."""

    is_new: bool
    programmes: int
    people: int


@transaction.atomic
def fill_demo(*, by: Actor) -> Filled:
    """Fill an empty demo with its programmes. A demo that is filled stays as it is, also when somebody changed it."""
    facilitators = {personas()[plan.facilitator].email for plan in recipe().programmes}
    found = Programme.objects.filter(created_by__email__in=facilitators).exists()
    if not found:
        _fill(by)
    return Filled(not found, Programme.objects.count(), Person.objects.count())


def _fill(by: Actor) -> None:
    chance = random.Random(SEED)  # noqa: S311 -- invented people need no secrets
    cast = Cast(chance, {persona.name for persona in personas().values()})
    today = clock.today()
    start = today - timedelta(days=max(plan.invited_days_ago for plan in recipe().programmes)) - BEFORE
    with clock.moved_to(clock.at(start, 9)):
        places = _organisations(by)
        _people(places, by)
        load(invented_themes(), by=by)
    play([first_event(plan, places, cast, today) for plan in recipe().programmes], since=start, by=by)


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
