"""What this room knows of a person: for “my data” and for erasure."""

from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record
from praksisnet.kit import formats
from praksisnet.kit.actor import Actor
from praksisnet.organisations import queries
from praksisnet.organisations.models import Affiliation
from praksisnet.people.models import Person
from praksisnet.people.sockets import Fact, Panel, Section


class AffiliationData:
    name = "organisations"
    title = _("Where you work")
    covers: tuple[str, ...] = ("organisations.affiliation",)

    def about(self, person: Person) -> Section:
        facts = [Fact(place.organisation.name, _told(place)) for place in queries.affiliations_of(person)]
        return Section(self.title, facts)

    def erase(self, person: Person, by: Actor) -> None:
        """Where somebody worked says nothing once nobody knows who it was: the rows go."""
        places = Affiliation.objects.filter(person=person)
        organisations = sorted(set(places.values_list("organisation_id", flat=True)))
        if organisations:
            places.delete()
            record("affiliations_erased", person, by=by, refs={"organisations": organisations})


def affiliations_panel(person: Person, viewer: Person) -> Panel:
    """On the person's administration page."""
    places = list(queries.affiliations_of(person))
    return Panel("organisations/_affiliations.html", {"person": person, "places": places})


def _told(place: Affiliation) -> str:
    parts = [str(place.get_kind_display()), place.unit, formats.short_date(place.valid_from) + "–"]
    if place.last_day:
        parts[-1] += formats.short_date(place.last_day)
    return " · ".join(part for part in parts if part)
