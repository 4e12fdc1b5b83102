"""What everything that happens in the demo is told with."""

from dataclasses import dataclass, field
from datetime import date

from praksisnet.demo.invention import Cast
from praksisnet.demo.personas import personas
from praksisnet.demo.recipe import ProgrammeRecipe
from praksisnet.networks.models import Programme
from praksisnet.organisations.models import Organisation
from praksisnet.people.models import Person


@dataclass(frozen=True, slots=True)
class Setting:
    """The day it is filled, the organisations by key, who can be invented, and what has happened so far."""

    today: date
    places: dict[str, Organisation]
    cast: Cast
    programmes: dict[str, Programme] = field(default_factory=dict)
    gone: set[int] = field(default_factory=set)  # the ids of people who have handed their place over

    def programme(self, plan: ProgrammeRecipe) -> Programme:
        """As it is now: it was opened since it was made."""
        return Programme.objects.get(pk=self.programmes[plan.key].pk)

    def named(self, name: str) -> Organisation:
        return next(place for place in self.places.values() if place.name == name)


def persona(key: str) -> Person:
    return Person.objects.get(email=personas()[key].email)
