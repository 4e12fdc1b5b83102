"""Which mail domains let colleagues read along: seen, and kept right."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from praksisnet.kit.pages import posted, show
from praksisnet.kit.refusal import Refused
from praksisnet.organisations.actions import set_domains
from praksisnet.people.gate import actor, reader
from praksisnet.readers import rules
from praksisnet.readers.forms import DomainsForm
from praksisnet.readers.queries import homes_by_region, homes_kept_by

LONGEST = 100
MOST_OPEN = 12  # municipalities that are all shown; more are folded away by region


@require_safe
def domains(request: HttpRequest) -> HttpResponse:
    person = reader(request)
    if not rules.keeps_domains(person):
        raise Http404
    text = request.GET.get("q", "").strip()[:LONGEST]
    homes = homes_by_region(person, text)
    context = {"homes": homes, "text": text, "is_open": bool(text) or homes.total <= MOST_OPEN, "active": "readers"}
    return show(request, "readers/domains.html", {**context, "sees": rules.sees_readers(person)})


@require_http_methods(["GET", "HEAD", "POST"])
def domain(request: HttpRequest, municipality_id: int) -> HttpResponse:
    person = reader(request)
    home = get_object_or_404(homes_kept_by(person), pk=municipality_id)
    form = DomainsForm(posted(request), initial={"domains": "\n".join(home.domains)})
    if form.is_valid():
        try:
            set_domains(home, form.written, by=actor(request))
            messages.success(
                request, _("Saved. Anybody with such an address at %(name)s can read along.") % {"name": home.name}
            )
            return redirect("readers:domains")
        except Refused as refused:
            form.add_error("domains", refused)
    context = {"home": home, "form": form, "sees": rules.sees_readers(person), "active": "readers"}
    return show(request, "readers/domain.html", context)
