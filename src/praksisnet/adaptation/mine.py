"""What this room knows of a person: the needs they wrote down, joined or decided."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from praksisnet.adaptation.actions import erase_traces
from praksisnet.adaptation.models import Need, Support
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


class NeedData:
    name = "adaptation"
    title = _("Needs")
    covers: tuple[str, ...] = ("adaptation.Need", "adaptation.Support")

    def about(self, person: Person) -> Section:
        mine = Q(raised_by=person)
        for verb, _said in DEEDS:
            mine |= Q(**{f"{verb}_by": person})
        needs = list(Need.objects.filter(mine).order_by("raised_at"))
        facts = [
            Fact(said, _told(need, verb))
            for verb, said in DEEDS
            for need in needs
            if getattr(need, f"{verb}_by_id") == person.pk
        ]
        supports = Support.objects.filter(supported_by=person).select_related("need", "municipality")
        for support in supports.order_by("supported_at"):
            when = date_with_year(support.supported_at)
            label = _("You put %(municipality)s behind a need") % {"municipality": support.municipality.name}
            facts.append(Fact(label, f"{when}: {support.need.title}"))
        return Section(self.title, facts)

    def erase(self, person: Person, by: Actor) -> None:
        erase_traces(person, by=by)


def _told(need: Need, verb: str) -> str:
    """When, and which: one's own words in full, another's need by its title."""
    return f"{date_with_year(getattr(need, f'{verb}_at'))}: {need.body if verb == 'raised' else need.title}"
