"""What this room knows of a person: the files they uploaded."""

from django.utils.translation import gettext_lazy as _

from praksisnet.files.actions import erase_traces
from praksisnet.files.models import StoredFile
from praksisnet.kit.actor import Actor
from praksisnet.kit.formats import date_with_year
from praksisnet.people.models import Person
from praksisnet.people.sockets import Fact, Section


class FileData:
    name = "files"
    title = _("Files")
    covers: tuple[str, ...] = ("files.StoredFile",)

    def about(self, person: Person) -> Section:
        files = StoredFile.objects.filter(uploaded_by=person).order_by("uploaded_at", "pk")
        told = [Fact(_("You uploaded a file"), f"{date_with_year(file.uploaded_at)}: {file.name}") for file in files]
        return Section(self.title, told)

    def erase(self, person: Person, by: Actor) -> None:
        erase_traces(person, by=by)
