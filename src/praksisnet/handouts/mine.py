"""What this room knows of a person: the take-home pages and collections they wrote."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from praksisnet.handouts.actions import erase_traces
from praksisnet.handouts.models import Collection, Handout
from praksisnet.kit.actor import Actor
from praksisnet.kit.formats import date_with_year
from praksisnet.people.models import Person
from praksisnet.people.sockets import Fact, Section


class HandoutData:
    name = "handouts"
    title = _("Taken home")
    covers: tuple[str, ...] = ("handouts.Handout", "handouts.Collection")

    def about(self, person: Person) -> Section:
        written = Handout.objects.filter(changed_by=person).select_related("resource", "meeting").order_by("pk")
        put = Collection.objects.filter(Q(made_by=person) | Q(published_by=person)).order_by("pk")
        facts = [
            Fact(_("You wrote a take-home page"), f"{date_with_year(one.changed_at)}: {one.resource or one.meeting}")
            for one in written
        ]
        facts += [Fact(_("You made or published a collection"), one.title) for one in put]
        return Section(self.title, facts)

    def erase(self, person: Person, by: Actor) -> None:
        erase_traces(person, by=by)
