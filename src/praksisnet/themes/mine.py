"""What this room knows of a person: who took a theme out of use."""

from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record
from praksisnet.kit import formats
from praksisnet.kit.actor import Actor
from praksisnet.people.actions import unname
from praksisnet.people.models import Person
from praksisnet.people.sockets import Fact, Section
from praksisnet.themes.models import Merger, Theme


class ThemeData:
    name = "themes"
    title = _("Themes you took out of use")
    covers: tuple[str, ...] = ("themes.theme", "themes.merger")

    def about(self, person: Person) -> Section:
        retired = Theme.objects.filter(retired_by=person).order_by("sort_name")
        facts = [Fact(theme.label, formats.long_date(theme.retired_at)) for theme in retired if theme.retired_at]
        mergers = Merger.objects.filter(merged_by=person).select_related("theme").order_by("merged_at", "pk")
        facts += [Fact(_("You merged a theme into another"), one.theme.label) for one in mergers]
        return Section(self.title, facts)

    def erase(self, person: Person, by: Actor) -> None:
        """The theme stays out of use; that it was this person goes."""
        unname(person, {Merger: ["merged_by", "undone_by"]})
        retired = sorted(Theme.objects.filter(retired_by=person).values_list("id", flat=True))
        if retired:
            Theme.objects.filter(id__in=retired).update(retired_by=None)
            record("theme_retirer_erased", person, by=by, refs={"themes": retired})
