"""“Der står noget om et barn”: a text that was looked at and put back, and one that waits to be looked at."""

from collections.abc import Iterator
from datetime import timedelta

from praksisnet.adaptation.actions import raise_need
from praksisnet.adaptation.models import Need
from praksisnet.cases.actions import press, release
from praksisnet.cases.models import Case
from praksisnet.cases.sockets import kind_named
from praksisnet.demo.actions.history import Event
from praksisnet.demo.personas import personas
from praksisnet.demo.recipe import ProgrammeRecipe
from praksisnet.demo.setting import Setting, persona
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.knowledge.models import Resource
from praksisnet.knowledge.queries import PUBLISHED
from praksisnet.knowledge.words import Kind
from praksisnet.networks.models import Programme, Tenure
from praksisnet.networks.standings import current_tenures

BY, DECIDES = "aisha", "line"
LOOKED_AT, PRESSED, WRITTEN = 19, 1, 2  # days ago
AT_LEAST = timedelta(days=30)  # so long it has been read without anybody minding
SAID = (
    "En dreng på ti år, der bor hos en familie på gården ved den gamle mølle, vil ikke på aflastning, "
    "siden hans lillesøster flyttede hjem i maj. Hvad gør I, når søskende bliver skilt?"
)
NOTE = "Teksten beskriver en ordning, ikke et bestemt barn. Aisha er ringet op og er enig."


def hiding_events(plan: ProgrammeRecipe, setting: Setting) -> Iterator[Event]:
    """Where the programme runs that the one who presses takes part in."""
    if plan.continues:
        looked_at, written = (setting.today - timedelta(days=days) for days in (LOOKED_AT, WRITTEN))
        yield Event(clock.at(looked_at, 11, 5), lambda: _an_example(plan))
        yield Event(clock.at(written, 14, 20), lambda: _a_need(setting.programme(plan)))


def _an_example(plan: ProgrammeRecipe) -> list[Event]:
    """The newest that has stood there for some time."""
    old = Resource.objects.filter(PUBLISHED, kind=Kind.EXAMPLE, published_at__lt=clock.now() - AT_LEAST)
    found = old.filter(programme__title=plan.title, municipality=None).order_by("-published_at", "-pk").first()
    if found is None:
        return []
    case = _hide("resource", found)
    return [Event(clock.now() + timedelta(hours=2, minutes=35), lambda: _put_back(case))]


def _a_need(programme: Programme) -> list[Event]:
    """Somebody in the network of the one who presses writes it, the next day it is hidden."""
    known = [one.name for one in personas().values()]
    held = Tenure.objects.filter(current_tenures(), seat__network__programme=programme)
    near = held.filter(seat__network__seats__tenures__in=held.filter(person=persona(BY)))
    writer = near.exclude(person__name__in=known).select_related("person", "seat__municipality").order_by("pk").first()
    if writer is None:
        return []
    need = raise_need(programme, writer.seat.municipality, body=SAID, by=Actor.person(writer.person))
    return [Event(clock.at(clock.today() + timedelta(days=WRITTEN - PRESSED), 16, 5), lambda: _hide_need(need))]


def _hide_need(need: Need) -> None:
    _hide("need", need)


def _hide(key: str, item: object) -> Case:
    kind = kind_named(key)
    if kind is None:
        raise LookupError(key)
    return press(kind, item, by=Actor.person(persona(BY)))


def _put_back(case: Case) -> None:
    release(case, note=NOTE, by=Actor.person(persona(DECIDES)))
