"""What this room keeps about a person, for “my data”."""

from django.utils.translation import gettext_lazy as _

from praksisnet.following.actions import erase_traces
from praksisnet.following.models import Attention, SavedSearch
from praksisnet.following.queries import followed_by
from praksisnet.kit.actor import Actor
from praksisnet.kit.formats import date_with_year
from praksisnet.people.models import Person
from praksisnet.people.sockets import Fact, Section


class FollowingData:
    name = "following"
    title = _("What you follow")
    covers: tuple[str, ...] = ("following.Attention", "following.SavedSearch")

    def about(self, person: Person) -> Section:
        facts = [Fact(_("You follow"), theme.label) for theme in followed_by(person)]
        mine = SavedSearch.objects.filter(person=person).order_by("saved_at", "pk")
        facts += [Fact(_("You saved a search"), search.words) for search in mine]
        row = Attention.objects.filter(person=person).first()
        if row and row.seen_at:
            facts.append(Fact(_("You were here last"), date_with_year(row.seen_at)))
        return Section(self.title, facts)

    def erase(self, person: Person, by: Actor) -> None:
        erase_traces(person, by=by)
