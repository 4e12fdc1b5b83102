"""What this room knows of a person: the resources they wrote, published, archived or look after."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from praksisnet.kit.actor import Actor
from praksisnet.kit.formats import date_with_year
from praksisnet.knowledge.actions import erase_traces
from praksisnet.knowledge.models import Resource
from praksisnet.people.models import Person
from praksisnet.people.sockets import Fact, Section

DEEDS = (
    ("made", _("You wrote a resource")),
    ("published", _("You published a resource")),
    ("archived", _("You archived a resource")),
)


class ResourceData:
    name = "knowledge"
    title = _("Knowledge bank")
    covers: tuple[str, ...] = ("knowledge.Resource",)

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
        facts += [Fact(_("You look after a resource"), one.title) for one in found if one.owner_id == person.pk]
        return Section(self.title, facts)

    def erase(self, person: Person, by: Actor) -> None:
        erase_traces(person, by=by)
