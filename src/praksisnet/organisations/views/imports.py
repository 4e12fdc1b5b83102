from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from praksisnet.kit.import_pages import Importing, empty_spreadsheet, import_page
from praksisnet.organisations import actions
from praksisnet.organisations.sheets import ORGANISATION_COLUMNS
from praksisnet.people.forms import SpreadsheetForm
from praksisnet.people.gate import actor, administrators_only

PLACE = ("organisations", _("Organisations"), "organisations:list")
WHAT = {
    "organisations": Importing(
        title=_("Import organisations"),
        lead=_("One row for each organisation. Those that are known are changed, the others are made."),
        file_name=_("organisations"),
        place=PLACE,
        url="organisations:organisation_import",
        template_url="organisations:organisation_template",
        columns=ORGANISATION_COLUMNS,
        shown="kind",
        make_plan=actions.plan_organisations,
        carry_out=actions.import_organisations,
    ),
    "people": Importing(
        title=_("Import people and where they work"),
        lead=_("One row for each person and organisation. A person is known by the mail address."),
        file_name=_("people and organisations"),
        place=PLACE,
        url="organisations:people_import",
        template_url="organisations:people_template",
        columns=actions.PEOPLE_COLUMNS,
        shown="organisation",
        make_plan=actions.plan_people,
        carry_out=actions.import_people,
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def upload(request: HttpRequest, what: str) -> HttpResponse:
    form = SpreadsheetForm(request.POST, request.FILES) if request.method == "POST" else SpreadsheetForm()
    return import_page(request, WHAT[what], form, by=actor(request))


@require_safe
@administrators_only
def template(request: HttpRequest, what: str) -> HttpResponse:
    return empty_spreadsheet(WHAT[what])
