from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from praksisnet.kit.import_pages import Importing, empty_spreadsheet, import_page
from praksisnet.people.actions import COLUMNS, import_people, plan_import
from praksisnet.people.forms import SpreadsheetForm
from praksisnet.people.gate import actor, administrators_only

PEOPLE = Importing(
    title=_("Import people"),
    lead=_("The mail address says who a row is about."),
    file_name=_("people"),
    place=("people", _("People"), "people:people"),
    url="people:import",
    template_url="people:import_template",
    columns=COLUMNS,
    shown="email",
    make_plan=plan_import,
    carry_out=import_people,
)


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def people_import(request: HttpRequest) -> HttpResponse:
    form = SpreadsheetForm(request.POST, request.FILES) if request.method == "POST" else SpreadsheetForm()
    return import_page(request, PEOPLE, form, by=actor(request))


@require_safe
@administrators_only
def import_template(request: HttpRequest) -> HttpResponse:
    return empty_spreadsheet(PEOPLE)
