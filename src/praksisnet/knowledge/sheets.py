"""The spreadsheet of resources: its columns."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from praksisnet.kit.imports import Column
from praksisnet.knowledge.words import MOST_LETTERS

RESOURCE_COLUMNS = (
    Column("name", _("Title"), required=True, aliases=("titel", "navn"), example="Aftale om aflastning", most=200),
    Column("kind", _("Type"), required=True, aliases=("type", "slags"), example="Redskab"),
    Column(
        "summary",
        pgettext_lazy("resource", "Summary"),
        required=True,
        aliases=("resumé", "kort"),
        example="To sider, der kan udfyldes på et møde.",
        most=500,
    ),
    Column("body", _("Text"), aliases=("tekst", "brødtekst"), most=MOST_LETTERS),
    Column("themes", _("Themes"), aliases=("tema", "emner"), example="Aflastning; Samarbejde"),
    Column("source", _("Source"), aliases=("kilde",), example="Højskolen", most=200),
    Column("municipality", _("Municipality"), aliases=("kommune",), example="Køge"),
    Column("link", _("Link to more"), aliases=("link", "adresse"), most=500),
)
