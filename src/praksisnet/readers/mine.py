"""What this room knows of a person: that they read along, and since when."""

from django.utils.translation import gettext_lazy as _

from praksisnet.kit.actor import Actor
from praksisnet.kit.formats import date_with_year
from praksisnet.people.models import Person
from praksisnet.people.sockets import Fact, Section
from praksisnet.readers.actions import erase_traces
from praksisnet.readers.models import Reader


class ReaderData:
    name = "readers"
    title = _("Reading along")
    covers: tuple[str, ...] = ("readers.Reader",)

    def about(self, person: Person) -> Section:
        rows = Reader.objects.filter(person=person).select_related("programme", "municipality").order_by("pk")
        facts = [Fact(_("Reader"), f"{row.programme.title}, {row.municipality.name}: {_days(row)}") for row in rows]
        removed = Reader.objects.filter(removed_by=person).select_related("municipality").order_by("pk")
        facts += [Fact(_("You removed a reader"), f"{row.municipality.name}: {_removed(row)}") for row in removed]
        return Section(self.title, facts)

    def erase(self, person: Person, by: Actor) -> None:
        erase_traces(person, by=by)


def _days(row: Reader) -> str:
    return f"{date_with_year(row.began_at)}–{_removed(row)}"


def _removed(row: Reader) -> str:
    return date_with_year(row.removed_at) if row.removed_at else ""
