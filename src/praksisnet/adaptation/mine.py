"""What this room knows of a person: what they wrote down, joined, decided, asked and answered."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from praksisnet.adaptation.actions import erase_traces
from praksisnet.adaptation.models import Agenda, Change, Decision, Ground, Need, Question, Reply, Support
from praksisnet.kit.actor import Actor
from praksisnet.kit.formats import date_with_year
from praksisnet.people.models import Person
from praksisnet.people.sockets import Fact, Section

DEEDS = (
    ("raised", _("You raised a need")),
    ("chosen", _("You chose a need")),
    ("answered", _("You answered a need")),
    ("declined", _("You said why a need was not chosen")),
    ("merged", _("You merged a need")),
)
# What is shown of the other tables: who, when, what it said, and what it is called.
OTHERS: tuple[tuple[Any, str, str, Any], ...] = (
    (Change, "made", "we_do", _("You wrote down a change")),
    (Change, "published", "we_do", _("You published a change")),
    (Ground, "made", "part_title", _("You said why something is on the programme")),
    (Agenda, "frozen", "meeting", _("You made the agenda of a development day")),
    (Decision, "decided", "words", _("You decided on a signal")),
    (Question, "made", "text", _("You asked before a meeting")),
    (Reply, "written", "body", _("You answered for your municipality before a meeting")),
)


class NeedData:
    name = "adaptation"
    title = _("Needs and what came of them")
    covers: tuple[str, ...] = (
        "adaptation.Need",
        "adaptation.Support",
        "adaptation.Ground",
        "adaptation.Change",
        "adaptation.Agenda",
        "adaptation.Decision",
        "adaptation.Question",
        "adaptation.Reply",
    )

    def about(self, person: Person) -> Section:
        return Section(self.title, [*_needs(person), *_supports(person), *_others(person), *_charges(person)])

    def erase(self, person: Person, by: Actor) -> None:
        erase_traces(person, by=by)


def _needs(person: Person) -> list[Fact]:
    mine = Q(raised_by=person)
    for verb, _said in DEEDS:
        mine |= Q(**{f"{verb}_by": person})
    needs = list(Need.objects.filter(mine).order_by("raised_at"))
    return [
        Fact(said, _told(need, verb))
        for verb, said in DEEDS
        for need in needs
        if getattr(need, f"{verb}_by_id") == person.pk
    ]


def _supports(person: Person) -> Iterator[Fact]:
    supports = Support.objects.filter(supported_by=person).select_related("need", "municipality")
    for support in supports.order_by("supported_at"):
        label = _("You put %(municipality)s behind a need") % {"municipality": support.municipality.name}
        yield Fact(label, f"{date_with_year(support.supported_at)}: {support.need.title}")


def _others(person: Person) -> Iterator[Fact]:
    for model, verb, what, said in OTHERS:
        for row in model.objects.filter(**{f"{verb}_by": person}).order_by(f"{verb}_at", "pk"):
            yield Fact(said, f"{date_with_year(getattr(row, f'{verb}_at'))}: {getattr(row, what)}")


def _charges(person: Person) -> Iterator[Fact]:
    for decision in Decision.objects.filter(owner=person).order_by("decided_at", "pk"):
        yield Fact(_("You see to what was decided"), f"{date_with_year(decision.decided_at)}: {decision.words}")


def _told(need: Need, verb: str) -> str:
    """When, and which: one's own words in full, another's need by its title."""
    return f"{date_with_year(getattr(need, f'{verb}_at'))}: {need.body if verb == 'raised' else need.title}"
