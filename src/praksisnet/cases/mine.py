"""What this room knows of a person: what was hidden of theirs, what they pressed and decided, what they could read."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from praksisnet.cases.actions import erase_traces
from praksisnet.cases.models import Case, Viewer
from praksisnet.kit.actor import Actor
from praksisnet.kit.formats import date_with_year
from praksisnet.people.models import Person
from praksisnet.people.sockets import Fact, Section

DEEDS = (
    ("author", "pressed_at", _("Something you wrote was hidden, as it might be about a child")),
    ("pressed_by", "pressed_at", _("You pressed “Something about a child”")),
    ("settled_by", "settled_at", _("You decided what becomes of something that was hidden")),
)


class CaseData:
    name = "cases"
    title = _("Something about a child")
    covers: tuple[str, ...] = ("cases.Case", "cases.Viewer")

    def about(self, person: Person) -> Section:
        mine = Q(author=person) | Q(pressed_by=person) | Q(settled_by=person)
        found = list(Case.objects.filter(mine).order_by("pressed_at", "pk"))
        facts = [
            Fact(said, date_with_year(getattr(case, moment)))
            for role, moment, said in DEEDS
            for case in found
            if getattr(case, f"{role}_id") == person.pk
        ]
        seen = Viewer.objects.filter(person=person).select_related("case").order_by("case__pressed_at", "pk")
        facts += [Fact(_("You could read something that was hidden"), date_with_year(v.case.pressed_at)) for v in seen]
        return Section(self.title, facts)

    def erase(self, person: Person, by: Actor) -> None:
        erase_traces(person, by=by)
