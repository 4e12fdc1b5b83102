"""What this room knows of a person: the needs they wrote down, joined or decided."""

from django.utils.translation import gettext_lazy as _

from praksisnet.adaptation.actions import erase_traces
from praksisnet.adaptation.models import Need, Support
from praksisnet.kit.actor import Actor
from praksisnet.kit.formats import date_with_year
from praksisnet.people.models import Person
from praksisnet.people.sockets import Fact, Section

DECISIONS = (
    ("chosen", _("You chose a need")),
    ("answered", _("You answered a need")),
    ("declined", _("You said why a need was not chosen")),
    ("merged", _("You merged a need")),
)


class NeedData:
    name = "adaptation"
    covers: tuple[str, ...] = ("adaptation.Need", "adaptation.Support")

    def about(self, person: Person) -> Section:
        raised = Need.objects.filter(raised_by=person).order_by("raised_at")
        facts = [Fact(_("You raised a need"), f"{date_with_year(need.raised_at)}: {need.body}") for need in raised]
        supports = Support.objects.filter(supported_by=person).select_related("need", "municipality")
        for support in supports.order_by("supported_at"):
            when = date_with_year(support.supported_at)
            label = _("You put %(municipality)s behind a need") % {"municipality": support.municipality.name}
            facts.append(Fact(label, f"{when}: {support.need.title}"))
        for column, said in DECISIONS:
            decided = Need.objects.filter(**{f"{column}_by": person}).order_by(f"{column}_at")
            facts += [Fact(said, f"{date_with_year(getattr(need, f'{column}_at'))}: {need.title}") for need in decided]
        return Section(_("Needs"), facts)

    def erase(self, person: Person, by: Actor) -> None:
        erase_traces(person, by=by)
