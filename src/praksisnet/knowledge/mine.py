"""What this room knows of a person: the resources they wrote, published, archived or look after."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from praksisnet.kit.actor import Actor
from praksisnet.kit.formats import date_with_year
from praksisnet.knowledge.actions import erase_traces
from praksisnet.knowledge.models import Correction, Release, Resource, Version
from praksisnet.people.models import Person
from praksisnet.people.sockets import Fact, Section

DEEDS = (
    ("made", _("You wrote a resource")),
    ("sent", _("You sent a resource for review")),
    ("published", _("You published a resource")),
    ("archived", _("You archived a resource")),
)


class ResourceData:
    name = "knowledge"
    title = _("Knowledge bank")
    covers: tuple[str, ...] = (
        *("knowledge.Resource", "knowledge.Version"),
        *("knowledge.Correction", "knowledge.Release"),
    )

    def about(self, person: Person) -> Section:
        mine = Q(owner=person)
        for verb, _said in DEEDS:
            mine |= Q(**{f"{verb}_by": person})
        found = list(Resource.objects.filter(mine).order_by("made_at", "pk"))
        facts = [
            Fact(said, f"{date_with_year(getattr(one, f'{verb}_at'))}: {one.title}")
            for verb, said in DEEDS
            for one in found
            if getattr(one, f"{verb}_by_id") == person.pk
        ]
        shown = Q(resource__in=Resource.objects.values("pk"))  # what is hidden says nothing here either
        facts += [Fact(_("You look after a resource"), one.title) for one in found if one.owner_id == person.pk]
        facts += [
            Fact(_("You asked for a change"), f"{date_with_year(one.said_at)}: {one.text}")
            for one in Correction.objects.filter(shown, said_by=person).order_by("said_at", "pk")
        ]
        facts += [
            Fact(_("You changed a resource"), f"{date_with_year(one.made_at)}: {one.texts['title']}")
            for one in Version.objects.filter(shown, made_by=person, number__gt=1).order_by("made_at", "pk")
        ]
        facts += [
            Fact(_("You asked a leader to release an example"), f"{date_with_year(one.asked_at)}: {one.name}")
            for one in Release.objects.filter(asked_by=person).order_by("asked_at", "pk")
        ]
        return Section(self.title, facts)

    def erase(self, person: Person, by: Actor) -> None:
        erase_traces(person, by=by)
