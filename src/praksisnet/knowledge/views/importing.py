"""A spreadsheet becomes drafts: chosen, seen row by row, confirmed."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from praksisnet.guard.neutral import neutral
from praksisnet.guard.offers import offer_of
from praksisnet.kit.import_pages import Importing, empty_spreadsheet, import_page
from praksisnet.knowledge import actions
from praksisnet.knowledge.queries import newest_programme
from praksisnet.knowledge.sheets import RESOURCE_COLUMNS
from praksisnet.knowledge.views.reading import writer
from praksisnet.people.forms import SpreadsheetForm
from praksisnet.people.gate import actor
from praksisnet.people.models import Person


@require_http_methods(["GET", "HEAD", "POST"])
def resource_import(request: HttpRequest) -> HttpResponse:
    person = writer(request)
    form = SpreadsheetForm(request.POST, request.FILES) if request.method == "POST" else SpreadsheetForm()
    return import_page(request, _importing(person), form, by=actor(request))


@require_safe
def template(request: HttpRequest) -> HttpResponse:
    return empty_spreadsheet(_importing(writer(request)))


def _importing(person: Person) -> Importing:
    """Into the newest programme the person writes in."""
    programme = newest_programme(person)
    return Importing(
        title=_("Import resources"),
        lead=_("One row for each resource. They become drafts, which you look through and publish one by one."),
        file_name=_("resources"),
        place=("library", _("Knowledge bank"), "knowledge:library"),
        url="knowledge:resource_import",
        template_url="knowledge:import_template",
        columns=RESOURCE_COLUMNS,
        shown="kind",
        make_plan=partial(actions.plan_resources, programme=programme),
        carry_out=partial(actions.import_resources, programme=programme, owner=person),
        asked=("name", "summary", "body"),
        offer=offer_of,
        neutral=neutral,
    )
